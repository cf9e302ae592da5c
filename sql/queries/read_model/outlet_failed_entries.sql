-- Read the newest entries of an outlet that became no article, of the newest of each of its feeds.
-- Row: one entry with its outcome.
-- Uses feed_outlet, entry_first_seen.
-- Parameters: outlet_domain, outcome (null: any), of_each (how many entries of each feed are looked at), max.
select e.entry_id, e.title, e.url, e.first_seen_at, e.article_id, e.fate, e.next_step, e.next_fetch_at
from news.feed_health f
cross join lateral (
    select * from news.entry_fates newest where newest.feed_id = f.feed_id
    order by newest.first_seen_at desc
    limit %(of_each)s
) e
where f.outlet_domain = %(outlet_domain)s and e.article_id is null and e.outcome is not null
  and (%(outcome)s::text is null or e.outcome = %(outcome)s)
order by e.first_seen_at desc, e.entry_id
limit %(max)s
