-- Find the story of an article, if others stand in it too.
-- Parameters: article_id.
select c.story_id from wirecopy.story_copy c
where c.article_id = %(article_id)s
  and exists (select from wirecopy.story_copy m where m.story_id = c.story_id and m.article_id <> c.article_id)
