-- These texts were compared; their stories need a new roll-up. Parameters: article_id (array).
with compared as (
    update wirecopy.article set compared = true where article_id = any(%(article_id)s) returning article_id
)
update wirecopy.story set unpublished = true
where story_id in (select c.story_id from wirecopy.story_copy c join compared using (article_id))
