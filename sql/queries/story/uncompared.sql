-- Read the articles whose text was not compared yet, in the order of their numbers, so that the same articles form the
-- same stories whatever the size of a batch. With each one that was compared before (its text changed) comes all of its
-- story, which is linked anew.
-- Uses article_uncompared, story_copy_story.
-- Parameters: max, max_bytes (of text; both without those companions, and one article in any case).
with first as (
    select article_id, octet_length(text) as bytes from wirecopy.article where not compared order by article_id limit %(max)s
), summed as (
    select article_id, sum(bytes) over (order by article_id) - bytes as bytes_before from first
), waiting as (
    select article_id from summed where bytes_before < %(max_bytes)s
), batch as (
    select article_id from waiting
    union
    select companion.article_id
    from waiting
    join wirecopy.story_copy c using (article_id)
    join wirecopy.story_copy companion using (story_id)
)
select a.article_id, a.title, a.text, a.text_sha256, a.first_seen_at,
       c.story_id, c.matched_article_id, not a.compared as is_changed,
       exists (select from wirecopy.live_entry e where e.article_id = a.article_id) as is_live
from batch
join wirecopy.article a using (article_id)
left join wirecopy.story_copy c using (article_id)
order by a.article_id
