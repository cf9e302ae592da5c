-- The days on which those stories were first seen that changed after a number, and those on which stories were merged
-- whose redirect is as new.
-- Uses story_change.
-- Parameters: after, since (a day; NULL for all).
with changed (seen_at) as (
    select first_seen_at from news.stories where change_seq > %(after)s
    union all
    select m.merged_at
    from wirecopy.story given_up
    join news.story_merges m on m.from_story_id = given_up.story_id
    where given_up.change_seq > %(after)s and given_up.merged_into is not null
)
select distinct (seen_at at time zone 'UTC')::date as day
from changed
where seen_at >= coalesce(%(since)s::date, '-infinity') at time zone 'UTC'
order by day
