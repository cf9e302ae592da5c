-- Read the numbers at the top of the overview, and the time that every age on it is counted from.
-- Row: now, articles and outlets of the last 24 hours, stories of that time that several outlets carry, and red_since: when the
-- first red run after the last green one began (null: the last judged run was green, or none was judged).
-- Uses article_first_seen, story_last_seen.
with day as (
    select count(*) as articles, count(distinct outlet_domain) as outlets
    from news.articles
    where first_seen_at > news.clock() - interval '24 hours'
),
shared as (
    select count(*) as stories
    from news.stories
    where outlet_count > 1 and last_seen_at > news.clock() - interval '24 hours'
),
red as (
    select min(started_at) as since
    from news.runs
    where kind = 'ingest' and state = 'red'
      and run_id > coalesce((select max(run_id) from news.runs where kind = 'ingest' and state = 'green'), 0)
)
select
    news.clock() as now,
    day.articles,
    day.outlets,
    shared.stories as shared_stories,
    red.since as red_since
from day, shared, red
