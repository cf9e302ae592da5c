-- Have stories rolled up anew of which a member has other credits and the same text. Articles are changed without the lock
-- of the stories, so it is noted later.
-- Uses article_unpublished, story_copy_pkey.
update wirecopy.story s
set unpublished = true, pending = wirecopy.noted(s.pending, 'credit')
from wirecopy.article a
join wirecopy.story_copy c using (article_id)
where a.unpublished and a.compared and 'credit' = any(a.pending) and a.change_seq is not null
  and s.story_id = c.story_id and not (s.unpublished and coalesce('credit' = any(s.pending), false))
