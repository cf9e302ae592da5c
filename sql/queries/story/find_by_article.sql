-- Find the story of each article, NULL where it has none yet.
-- Parameters: article_id (array).
select a.article_id, c.story_id
from unnest(%(article_id)s::bigint[]) as a (article_id)
left join wirecopy.story_copy c using (article_id)
