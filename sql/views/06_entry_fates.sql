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
        when a.change_seq is not null then 'publish'
        when a.compared then 'dedupe'
        when a.article_id is not null or raw.page_fetch_id is not null then 'extract'
        else 'fetch'
    end as stage,
    case
        when e.outcome is not null then e.outcome
        when a.page_id <> p.page_id and not p.article_verified then null
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
    a.article_id
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
) raw on true;

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
