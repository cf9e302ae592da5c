-- Read the polls of a run in the order in which they were stored, a page of them.
-- Row: at, outlet, url, feed_id, outcome, message, http_status, seconds, entries_new, of_all (polls that fit, beyond this page too).
-- Uses poll_run.
-- Parameters: run_id, outcome (null: all), max, skipped.
select
    polled_at as at, outlet, feed as url, feed_id, outcome, message, http_status, seconds, entries_new,
    count(*) over () as of_all
from news.polls
where run_id = %(run_id)s and (%(outcome)s::text is null or outcome = %(outcome)s)
order by poll_id
limit %(max)s offset %(skipped)s
