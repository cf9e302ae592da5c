-- Note that these texts were compared. Their stories need a new roll-up. A text that changed while it was compared
-- waits on.
-- Parameters: arrays article_id, text_sha256.
with compared as (
    update wirecopy.article a set compared = true
    from unnest(%(article_id)s::bigint[], %(text_sha256)s::bytea[]) as c (article_id, text_sha256)
    where a.article_id = c.article_id and a.text_sha256 = c.text_sha256 and not a.compared
    returning a.article_id
)
update wirecopy.story set unpublished = true
where story_id in (select c.story_id from wirecopy.story_copy c join compared using (article_id))
