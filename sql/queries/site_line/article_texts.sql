-- Read the texts of articles that have a story.
-- Parameters: article_id (array).
select a.article_id, a.outlet_id, c.story_id, a.title, a.text
from wirecopy.article a
join wirecopy.story_copy c using (article_id)
where a.article_id = any(%(article_id)s::bigint[])
order by a.article_id
