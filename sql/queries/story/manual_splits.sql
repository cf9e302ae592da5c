-- Find the articles that must stay out of one of these stories, or that stand in one of them and must stay out of
-- another.
-- Parameters: story_id (array).
select a.article_id, a.story_id, c.story_id as home_id
from wirecopy.manual_split a
left join wirecopy.story_copy c using (article_id)
where a.story_id = any(%(story_id)s) or c.story_id = any(%(story_id)s)
