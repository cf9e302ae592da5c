-- Read the requests of a run that took longest.
-- Row: stage, url, seconds, outcome, feed_id (of a poll), article_id (of a page that shows one).
-- Uses poll_run, page_fetch_run.
-- Parameters: run_id, max.
(
    select 'poll' as stage, feed as url, seconds, outcome, feed_id, null::bigint as article_id
    from news.polls
    where run_id = %(run_id)s and seconds is not null
    order by seconds desc
    limit %(max)s
)
union all
(
    select 'fetch', url, seconds, outcome, null, article_id
    from news.page_fetches
    where run_id = %(run_id)s and seconds is not null
    order by seconds desc
    limit %(max)s
)
order by seconds desc
limit %(max)s
