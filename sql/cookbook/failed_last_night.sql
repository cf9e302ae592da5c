-- Which feeds failed in the last twelve hours: how, since when, and how often this month (UTC)?
-- Who timed out at 03:05: add where n.outcome = 'timed_out' and '03:05' = to_char(n.last_failed, 'HH24:MI').
with last_night as (
    select feed_id, outlet, feed, outcome, count(*) as failures, min(polled_at) as first_failed, max(polled_at) as last_failed,
           (array_agg(message order by polled_at desc))[1] as message
    from news.polls
    where not is_success and polled_at > news.clock() - interval '12 hours'
    group by feed_id, outlet, feed, outcome
)
select n.outlet, n.feed, n.outcome, n.message, n.first_failed, n.last_failed, n.failures,
       (select p.polled_at from news.polls p
        where p.feed_id = n.feed_id and p.is_success and p.polled_at < n.last_failed
        order by p.polled_at desc limit 1) as well_until,
       (select count(*) from news.polls p
        where p.feed_id = n.feed_id and p.outcome = n.outcome and p.polled_at >= date_trunc('month', news.clock(), 'UTC')) as this_month
from last_night n
order by n.last_failed desc, n.feed;
