-- Read which of these stories have members beside a batch that do not wait for another one: they were linked anew before.
-- Row: story_id, whether one of them founded it.
-- Uses story_copy_story.
-- Parameters: story_id (array), article_id (array: the batch).
select c.story_id, bool_or(c.matched_article_id is null)
from wirecopy.story_copy c
where c.story_id = any(%(story_id)s) and c.article_id <> all(%(article_id)s)
  and not exists (select from wirecopy.waiting_companion w where w.article_id = c.article_id)
group by c.story_id
