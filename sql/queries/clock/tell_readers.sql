-- Have the next publish number articles whose times were brought back, and roll up their stories anew.
-- Row: how many articles.
-- Parameters: now (to which they were brought back).
with articles as (
    update wirecopy.article
    set unpublished = true,
        pending = wirecopy.noted(pending, 'metadata', case when withdrawn_at = %(now)s then 'withdrawn' end)
    where %(now)s in (first_seen_at, last_seen_at, withdrawn_at)
    returning article_id
), stories as (
    update wirecopy.story set unpublished = true, pending = wirecopy.noted(pending, 'metadata')
    where merged_into is null and story_id in (
        select story_id from wirecopy.story_copy join articles using (article_id))
)
select count(*) from articles
