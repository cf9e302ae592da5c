-- Read those of these articles whose text was not compared yet, in the order of their numbers. With each one that was
-- compared before (its text changed) comes all of its story, which is linked anew.
-- Uses story_copy_story.
-- Parameters: article_id (array, without those companions).
with waiting as (
    select article_id from wirecopy.article where article_id = any(%(article_id)s) and not compared
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
