-- Read with which outlets one shared stories in the last week, and which of the two had how many of them first.
-- Row: outlet and outlet_domain of the other, stories, was_first (of them, this one had before the other), was_later.
-- Uses article_outlet_domain, story_copy_story.
-- Parameters: outlet_domain, max.
with own as materialized (
    select c.story_id, min(c.published_lag) as published_lag
    from news.articles a
    join news.story_copies c using (article_id)
    join news.stories s on s.story_id = c.story_id and s.outlet_count > 1
    where a.outlet_domain = %(outlet_domain)s and a.first_seen_at > news.clock() - interval '7 days'
    group by c.story_id
), others as (
    select own.story_id, a.outlet, a.outlet_domain, min(c.published_lag) as published_lag, min(own.published_lag) as own_lag
    from own
    join news.story_copies c using (story_id)
    join news.articles a using (article_id)
    where a.outlet_domain <> %(outlet_domain)s
    group by own.story_id, a.outlet, a.outlet_domain
)
select outlet, outlet_domain, count(*) as stories, count(*) filter (where own_lag < published_lag) as was_first,
       count(*) filter (where own_lag > published_lag) as was_later
from others
group by outlet, outlet_domain
order by stories desc, outlet_domain
limit %(max)s
