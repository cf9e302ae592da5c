-- Which pairs of outlets carried the same stories in the last day, and which of the two had how many of them first?
with carried as (
    select s.story_id, c.outlet, min(c.published_lag) as published_lag
    from news.stories s
    join news.story_copies c using (story_id)
    where s.last_seen_at > news.clock() - interval '1 day' and s.outlet_count > 1
    group by s.story_id, c.outlet
)
select one.outlet, other.outlet as other_outlet, count(*) as stories,
       count(*) filter (where one.published_lag < other.published_lag) as one_was_first,
       count(*) filter (where one.published_lag > other.published_lag) as other_was_first
from carried one
join carried other on other.story_id = one.story_id and other.outlet > one.outlet
group by one.outlet, other.outlet
order by stories desc, one.outlet, other.outlet
limit 100;
