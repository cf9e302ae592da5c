-- Count the polls of a feed and what they brought by day (UTC), the oldest first, days without a poll too.
-- Row: day, polls, failed, entries_new.
-- Uses poll_feed.
-- Parameters: feed_id, days.
select day::date, coalesce(polls, 0) as polls, coalesce(failed, 0) as failed, coalesce(entries_new, 0) as entries_new
from (
    select (news.clock() at time zone 'UTC')::date - back as day
    from generate_series(%(days)s::integer - 1, 0, -1) back
) days
left join (
    select (polled_at at time zone 'UTC')::date as day, count(*) as polls, count(*) filter (where not is_success) as failed,
           sum(entries_new) as entries_new
    from news.polls
    where feed_id = %(feed_id)s and polled_at > (select news.clock()) - make_interval(days => %(days)s::integer)
    group by 1
) counted using (day)
order by day
