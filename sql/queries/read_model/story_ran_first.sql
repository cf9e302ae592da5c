-- Read which outlets had a story first: by the times that they state where these are credible, else by when we saw them.
-- Row: one outlet, with the earliest of its articles; none until the story is published.
-- Uses story_copy_story, article_pkey.
-- Parameters: story_id, max.
select outlet, outlet_domain, article_id, lag, lag_source, published_at, first_seen_at
from (
    select distinct on (a.outlet_domain)
        a.outlet, a.outlet_domain, a.article_id, c.published_lag as lag, c.lag_source, a.published_at, a.first_seen_at
    from news.story_copies c
    join news.articles a using (article_id)
    where c.story_id = %(story_id)s and c.published_lag is not null
    order by a.outlet_domain, c.published_lag, a.article_id
) of_outlets
order by lag, article_id
limit %(max)s
