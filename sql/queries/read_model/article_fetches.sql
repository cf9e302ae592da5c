-- Read the newest fetches of some pages.
-- Row: one fetch, newest first; in_words says how it ended, extract_in_words what extraction made of it (null: nothing new
-- arrived, or it waits).
-- Uses page_fetch_page.
-- Parameters: arrays page_ids; max.
select f.page_fetch_id, f.run_id, f.fetched_at, f.outcome, o.in_words, f.is_success, f.message, f.http_status, f.bytes,
       f.seconds, f.extract_outcome, e.in_words as extract_in_words, f.extract_message, f.final_url
from unnest(%(page_ids)s::bigint[]) as asked (page_id)
cross join lateral (
    select * from news.page_fetches f where f.page_id = asked.page_id order by f.fetched_at desc limit %(max)s
) f
left join news.outcomes o on o.outcome = f.outcome
left join news.outcomes e on e.outcome = f.extract_outcome
order by f.fetched_at desc, f.page_fetch_id desc
limit %(max)s
