-- Count what each outlet did in the hours of a time, from the views that readers have, and bring what is stored of these hours
-- in line with it. Counting twice ends alike, and rows that are right already are not written.
-- Uses poll_polled, page_fetch_fetched, article_first_seen, revision_page_changed, outlet_hour_hour.
-- Parameters: since, until (null: no end).
with counted as (
    select outlet_domain, hour,
           sum(polls) as polls, sum(polls_failed) as polls_failed, sum(entries_new) as entries_new,
           sum(page_fetches) as page_fetches, sum(page_fetches_failed) as page_fetches_failed,
           sum(extractions) as extractions, sum(extractions_failed) as extractions_failed, sum(bytes) as bytes,
           sum(articles) as articles, sum(words) as words, sum(copies) as copies, sum(revisions) as revisions
    from (
        select outlet_domain, date_trunc('hour', polled_at, 'UTC') as hour,
               count(*) as polls, count(*) filter (where not is_success) as polls_failed, sum(entries_new) as entries_new,
               0 as page_fetches, 0 as page_fetches_failed, 0 as extractions, 0 as extractions_failed, sum(bytes) as bytes,
               0 as articles, 0 as words, 0 as copies, 0 as revisions
        from news.polls
        where polled_at >= %(since)s and polled_at < coalesce(%(until)s::timestamptz, 'infinity')
        group by 1, 2
        union all
        select outlet_domain, date_trunc('hour', fetched_at, 'UTC'),
               0, 0, 0,
               count(*), count(*) filter (where not is_success),
               count(extract_outcome), count(*) filter (where extract_outcome <> 'extracted'), sum(bytes),
               0, 0, 0, 0
        from news.page_fetches
        where fetched_at >= %(since)s and fetched_at < coalesce(%(until)s::timestamptz, 'infinity')
        group by 1, 2
        union all
        select a.outlet_domain, date_trunc('hour', a.first_seen_at, 'UTC'),
               0, 0, 0, 0, 0, 0, 0, 0,
               count(*), sum(a.word_count), count(*) filter (where c.relation = 'copy'), 0
        from news.articles a
        left join wirecopy.story_copy c using (article_id)
        where a.first_seen_at >= %(since)s and a.first_seen_at < coalesce(%(until)s::timestamptz, 'infinity')
        group by 1, 2
        union all
        select a.outlet_domain, date_trunc('hour', r.seen_at, 'UTC'),
               0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
               count(*)
        from news.revisions r
        join news.articles a using (article_id)
        where r.cause = 'page_changed'
          and r.seen_at >= %(since)s and r.seen_at < coalesce(%(until)s::timestamptz, 'infinity')
        group by 1, 2
    ) parts
    group by outlet_domain, hour
), gone as (
    delete from wirecopy.outlet_hour h
    where h.hour >= %(since)s and h.hour < coalesce(%(until)s::timestamptz, 'infinity')
      and not exists (select from counted c where c.outlet_domain = h.outlet_domain and c.hour = h.hour)
)
insert into wirecopy.outlet_hour as h (outlet_domain, hour, polls, polls_failed, entries_new, page_fetches, page_fetches_failed,
                                       extractions, extractions_failed, bytes, articles, words, copies, revisions)
select * from counted
order by outlet_domain, hour
on conflict (outlet_domain, hour) do update
set polls = excluded.polls, polls_failed = excluded.polls_failed, entries_new = excluded.entries_new,
    page_fetches = excluded.page_fetches, page_fetches_failed = excluded.page_fetches_failed,
    extractions = excluded.extractions, extractions_failed = excluded.extractions_failed, bytes = excluded.bytes,
    articles = excluded.articles, words = excluded.words, copies = excluded.copies, revisions = excluded.revisions
where h is distinct from excluded
