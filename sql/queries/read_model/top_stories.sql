-- Read the stories that most outlets carry among those that were seen last. A running story is shown once, by its newest story.
-- Row: one story with the lags of its copies behind the first, the smallest first, by stated times where these are credible.
-- Uses story_last_seen, story_copy_story.
-- Parameters: newest (so many shared stories are looked at), max.
with newest as (
    select
        story_id, title, originator, distributor, first_outlet, first_seen_at, last_seen_at, outlet_count, article_count,
        running_story_id
    from news.stories
    where outlet_count > 1
    order by last_seen_at desc
    limit %(newest)s
),
once as (
    select distinct on (coalesce(running_story_id, story_id)) *
    from newest
    order by coalesce(running_story_id, story_id), first_seen_at desc nulls last, story_id desc
),
top as (
    select * from once order by outlet_count desc, last_seen_at desc, story_id desc limit %(max)s
)
select
    top.story_id, top.title, top.originator, top.distributor, top.first_outlet, top.first_seen_at, top.outlet_count,
    top.article_count,
    (select count(*) from news.stories version where version.running_story_id = top.running_story_id) as versions,
    coalesce((select array_agg(c.published_lag order by c.published_lag) from news.story_copies c where c.story_id = top.story_id),
             '{}') as lags
from top
order by top.outlet_count desc, top.last_seen_at desc, top.story_id desc
