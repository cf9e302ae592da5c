-- Count what failed in a run by host, the worst first.
-- Row: host, failures, outcomes (JSON array of stage, outcome and number, the most frequent first), of_all (hosts, including those
-- beyond the limit).
-- Uses poll_run, page_fetch_run.
-- Parameters: run_id, max.
with failed as (
    select 'poll' as stage, feed as url, outcome from news.polls where run_id = %(run_id)s and not is_success
    union all
    select 'fetch', url, outcome from news.page_fetches where run_id = %(run_id)s and not is_success
),
counted as (
    select coalesce(substring(lower(url) from '^[a-z]+://(?:[^/?#@]*@)?([^/:?#]+)'), '') as host, stage, outcome, count(*) as number
    from failed
    group by 1, 2, 3
)
select
    host,
    sum(number)::bigint as failures,
    jsonb_agg(jsonb_build_object('stage', stage, 'outcome', outcome, 'number', number) order by number desc, stage, outcome) as outcomes,
    count(*) over () as of_all
from counted
group by host
order by failures desc, host
limit %(max)s
