-- Have done now what a clock that ran ahead put off, and let runs, feeds and pages be no later than now. Hours of outlets that
-- are still to come are final no more: they would never be counted. What readers see of articles is not touched.
-- Row: how many runs, feeds, pages, holds on domains and robots.txt files were changed.
-- Parameters: now, latest (what is later lies in the future), far (later than any pause).
with runs as (
    update wirecopy.run
    set started_at = wirecopy.at_latest(started_at, %(now)s),
        ended_at = wirecopy.at_latest(ended_at, %(now)s),
        last_sign_at = wirecopy.at_latest(last_sign_at, now())
    where greatest(started_at, ended_at) > %(latest)s or last_sign_at > now() + (%(latest)s - %(now)s)
    returning 1
), stages as (
    update wirecopy.run_stage
    set started_at = wirecopy.at_latest(started_at, %(now)s), ended_at = wirecopy.at_latest(ended_at, %(now)s)
    where greatest(started_at, ended_at) > %(latest)s
), feeds as (
    update wirecopy.feed
    set next_poll_at = %(now)s,
        last_polled_at = wirecopy.at_latest(last_polled_at, %(now)s),
        last_success_at = wirecopy.at_latest(last_success_at, %(now)s),
        last_whole_at = wirecopy.at_latest(last_whole_at, %(now)s),
        last_new_at = wirecopy.at_latest(last_new_at, %(now)s),
        moved_since = wirecopy.at_latest(moved_since, %(now)s),
        created_at = wirecopy.at_latest(created_at, %(now)s)
    where greatest(last_polled_at, created_at) > %(latest)s or next_poll_at > %(far)s
    returning 1
), pages as (
    update wirecopy.page
    set next_fetch_at = wirecopy.at_latest(next_fetch_at, %(now)s),
        first_seen_at = wirecopy.at_latest(first_seen_at, %(now)s),
        first_fetched_at = wirecopy.at_latest(first_fetched_at, %(now)s),
        last_fetched_at = wirecopy.at_latest(last_fetched_at, %(now)s)
    where greatest(first_seen_at, last_fetched_at) > %(latest)s or next_fetch_at > %(far)s
    returning 1
), holds as (
    delete from wirecopy.domain_hold where until > %(latest)s + interval '1 day'  -- no server may ask for more
    returning 1
), refusals as (
    delete from wirecopy.refusing_domain where until > %(latest)s + interval '1 day'  -- the longest pause
), hours as (
    update wirecopy.final_hours set until = date_trunc('hour', %(now)s::timestamptz, 'UTC') where until > %(latest)s
), robots as (
    delete from wirecopy.robots where fetched_at > %(latest)s
    returning 1
)
select (select count(*) from runs), (select count(*) from feeds), (select count(*) from pages),
       (select count(*) from holds), (select count(*) from robots)
