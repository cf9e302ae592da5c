-- Note that these texts were compared. Their stories need a new roll-up. A text that changed while it was compared
-- waits on.
-- Parameters: arrays article_id, text_sha256.
with compared as (
    update wirecopy.article a set compared = true
    from unnest(%(article_id)s::bigint[], %(text_sha256)s::bytea[]) as c (article_id, text_sha256)
    where a.article_id = c.article_id and a.text_sha256 = c.text_sha256 and not a.compared
    returning a.article_id, a.change_seq is not null and 'text' = any(a.pending) as is_changed
), stories as (
    select c.story_id, bool_or(is_changed) as is_changed
    from wirecopy.story_copy c join compared using (article_id)
    group by c.story_id
)
update wirecopy.story s
set unpublished = true, pending = wirecopy.noted(s.pending, case when is_changed then 'text' end)
from stories
where s.story_id = stories.story_id
