-- Have stories rolled up anew of which a member has other credits and the same text. Articles are changed without the lock
-- of the stories, so it is noted later.
-- Uses article_unpublished, story_copy_pkey.
update wirecopy.story s
set unpublished = true, credit_seq = wirecopy.pending_change()
from wirecopy.article a
join wirecopy.story_copy c using (article_id)
where a.unpublished and a.compared and a.credit_seq = wirecopy.pending_change()
  and s.story_id = c.story_id and s.credit_seq is distinct from wirecopy.pending_change()
