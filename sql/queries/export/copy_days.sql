-- The days on which those articles were first seen that changed after a number, or whose story did.
-- Uses article_change, story_change, story_copy_story.
-- Parameters: after, since (a day; NULL for all).
with changed (seen_at) as (
    select first_seen_at from news.articles where change_seq > %(after)s and story_id is not null
    union all
    select a.first_seen_at
    from news.stories s
    join news.story_copies c on c.story_id = s.story_id
    join news.articles a on a.article_id = c.article_id
    where s.change_seq > %(after)s
)
select distinct (seen_at at time zone 'UTC')::date as day
from changed
where seen_at >= coalesce(%(since)s::date, '-infinity') at time zone 'UTC'
order by day
