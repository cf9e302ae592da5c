create or replace view news.entry_fates as
select
    e.entry_id,
    coalesce(p.url, e.link) as url,
    f.url                   as feed,
    e.title,
    e.first_seen_at,
    case
        when e.outcome is not null then 'poll'
        when a.page_id <> p.page_id and not p.article_verified then 'extract'
        when is_teaser then 'extract'
        when a.change_seq is not null then 'publish'
        when a.compared then 'dedupe'
        when a.article_id is not null or raw.page_fetch_id is not null then 'extract'
        else 'fetch'
    end as stage,
    case
        when e.outcome is not null then e.outcome
        when a.page_id <> p.page_id and not p.article_verified then null
        when is_teaser then raw.extract_outcome
        when a.change_seq is not null or a.compared then 'ok'
        when a.article_id is not null then 'extracted'
        when raw.page_fetch_id is not null then raw.extract_outcome
        else p.last_outcome
    end as outcome,
    case
        when e.outcome is not null then e.message
        when aside.item_id is not null then 'set aside by dedupe: ' || aside.reason
        when a.page_id <> p.page_id and not p.article_verified
            then 'waits to be compared with the article of ' || a.url || ', whose canonical address it names'
        when is_teaser then raw.extract_message || '; the teaser is its feed''s'
        when a.text_source = 'feed' and not wirecopy.is_success(p.last_outcome)
            then 'the text is the feed''s; its page: ' || p.last_outcome || rtrim(', ' || p.last_message, ', ')
        when a.text_source = 'feed' then 'the text is the feed''s: its page has less'
        when a.page_id <> p.page_id then 'the article of ' || a.url
        when a.article_id is not null then ''
        when raw.page_fetch_id is not null and raw.extract_outcome is null then 'waits for extraction'
        when raw.page_fetch_id is not null then raw.extract_message
        when p.last_outcome is null then 'waits to be fetched'
        else p.last_message
    end as message,
    a.article_id,
    e.page_id,
    case
        when a.article_id is null then coalesce(
            failed.in_words,
            case when raw.page_fetch_id is not null then 'fetched, not read yet'
                 when p.last_outcome is null then 'not fetched yet'
                 else 'fetched' end)
        when a.page_id <> p.page_id and not p.article_verified then 'perhaps the article of another address, which it names as canonical'
        when a.text_source = 'feed' then
            'article, from ' || case a.access when 'teaser' then 'the summary' else 'the text' end || ' in its feed: '
            || coalesce(failed.in_words, 'its page gives less')
        when failed.in_words is not null then 'article, and at the last look: ' || failed.in_words
        when a.page_id <> p.page_id then 'the same article as at another address'
        when a.text_source = 'alternate' then 'article, from the AMP or print form of its page'
        when a.access = 'teaser' then 'article, but only its beginning: the rest is for subscribers'
        else 'article'
    end as fate,
    case
        when e.outcome is not null then 'nothing, unless its feed gives an address'
        when exists (
            select from wirecopy.attempt t
            where t.set_aside_at is not null
              and ((t.item = 'page' and t.item_id = p.page_id)
                or (t.item = 'feed_text' and t.item_id = p.page_id and p.next_fetch_at is null)
                or (t.item = 'document' and t.item_id = raw.page_fetch_id)
                or (t.item = 'article' and t.item_id = a.article_id)
                or (t.item = 'story' and t.item_id = (select c.story_id from wirecopy.story_copy c where c.article_id = a.article_id))))
            then 'set aside until `wirecopy retry`, as our software failed on it'
        when a.page_id <> p.page_id and not p.article_verified then 'compared with that article by the daily maintenance'
        when not a.compared then 'compared with other articles in the next run'
        when a.article_id is not null and a.change_seq is null then 'published in the next run'
        when raw.page_fetch_id is not null and raw.extract_outcome is null then 'read in the next run'
        when p.next_fetch_at is not null then
            case when p.last_outcome is null then 'fetched'
                 when wirecopy.is_success(p.last_outcome) then 'looked at again'
                 else 'tried again' end
            || coalesce('; until then its domain is left alone: ' || (
                select h.reason from wirecopy.domain_hold h
                where h.domain = p.domain and h.until > (select wirecopy.clock()) and h.until >= p.next_fetch_at), '')
        when not wirecopy.is_success(p.last_outcome) and p.attempts > 1
            then 'given up after ' || p.attempts || ' attempts, unless its entry changes'
        when not wirecopy.is_success(p.last_outcome) then 'never fetched again, unless its entry changes'
        else 'never looked at again, unless its entry changes'
    end as next_step,
    greatest(p.next_fetch_at, (
        select h.until from wirecopy.domain_hold h
        where h.domain = p.domain and h.until > p.next_fetch_at and h.until > (select wirecopy.clock()))) as next_fetch_at,
    e.feed_id
from wirecopy.entry e
join wirecopy.feed f using (feed_id)
left join wirecopy.page p using (page_id)
left join wirecopy.article a on a.article_id = p.article_id
left join wirecopy.attempt aside
    on aside.item = 'article' and aside.item_id = a.article_id and aside.set_aside_at is not null
left join lateral (
    select pf.page_fetch_id, pf.extract_outcome, pf.extract_message
    from wirecopy.page_fetch pf
    -- After a failed fetch, that fetch says more than an older document.
    where pf.page_id = p.page_id and pf.document_id is not null and wirecopy.is_success(p.last_outcome)
    order by pf.fetched_at desc, pf.page_fetch_id desc
    limit 1
) raw on true
-- A teaser of the feed stands beside how the page ended, and makes it no success.
cross join lateral (
    select a.text_source = 'feed' and a.access = 'teaser' and not wirecopy.is_success(raw.extract_outcome) as is_teaser
) kept
cross join lateral (
    select (
        select w.in_words from news.outcomes w
        where not w.is_success
          and w.outcome = coalesce(
              e.outcome, case when wirecopy.is_success(p.last_outcome) then raw.extract_outcome else p.last_outcome end)
    ) as in_words
) failed;

comment on view news.entry_fates is 'One row per entry: how far it came, and why no further.';
comment on column news.entry_fates.entry_id is 'Number of the entry.';
comment on column news.entry_fates.url is 'Address of its page; the link as listed where it has no page.';
comment on column news.entry_fates.feed is 'Address of the feed that listed it.';
comment on column news.entry_fates.title is 'Headline as listed.';
comment on column news.entry_fates.first_seen_at is 'When the feed first listed it.';
comment on column news.entry_fates.stage is 'The last stage that touched it: poll, fetch, extract, dedupe or publish.';
comment on column news.entry_fates.outcome is 'How that stage ended: docs/outcomes.md; NULL while it still waits.';
comment on column news.entry_fates.message is 'The reason in one line.';
comment on column news.entry_fates.article_id is 'The article it became, if any.';
comment on column news.entry_fates.page_id is 'Its page: news.pages; NULL where the entry has no usable link.';
comment on column news.entry_fates.fate is 'What became of it, in words: "article", or why it is none. The reason is news.outcomes.in_words.';
comment on column news.entry_fates.next_step is 'What happens with it next, or why nothing does.';
comment on column news.entry_fates.next_fetch_at is 'Not before then its page is fetched, tried again or looked at again; the next run after it does so. NULL: not at all, unless the feed changes its entry.';
comment on column news.entry_fates.feed_id is 'Number of that feed: news.feed_health.';
