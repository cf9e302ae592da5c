-- Have the next publish number articles whose times were brought back, and roll up their stories anew.
-- Row: how many articles.
-- Parameters: now (to which they were brought back).
with articles as (
    update wirecopy.article
    set unpublished = true, metadata_seq = wirecopy.pending_change(),
        withdrawn_seq = case when withdrawn_at = %(now)s then wirecopy.pending_change() else withdrawn_seq end
    where %(now)s in (first_seen_at, last_seen_at, withdrawn_at)
    returning article_id
), stories as (
    update wirecopy.story set unpublished = true, metadata_seq = wirecopy.pending_change()
    where merged_into is null and story_id in (
        select story_id from wirecopy.story_copy join articles using (article_id))
)
select count(*) from articles
