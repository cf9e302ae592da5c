-- Read those of these articles that wait to be compared, in the order of their numbers. With each one that was compared
-- before (its text changed) comes all of its story, which is linked anew, up to the limits; add_waiting_companions keeps
-- the rest for later batches. One that was kept so brings nobody along.
-- Uses story_copy_story.
-- Parameters: article_id (array, without those companions), max_companions, max_bytes (of companions' text).
with waiting as (
    select article_id, compared from wirecopy.article a
    where article_id = any(%(article_id)s)
      and (not compared or exists (select from wirecopy.waiting_companion w where w.article_id = a.article_id))
), companions as (
    select a.article_id, row_number() over before as number, sum(octet_length(a.text)) over before - octet_length(a.text) as bytes_before
    from wirecopy.article a
    where a.article_id in (
        select companion.article_id
        from waiting
        join wirecopy.story_copy c using (article_id)
        join wirecopy.story_copy companion using (story_id)
        where not waiting.compared)
      and a.article_id not in (select article_id from waiting)
    window before as (order by a.article_id)
), batch as (
    select article_id from waiting
    union all
    select article_id from companions where number <= %(max_companions)s and bytes_before < %(max_bytes)s
)
select a.article_id, a.title, a.text, a.text_sha256, a.first_seen_at,
       c.story_id, c.matched_article_id, not a.compared as is_changed,
       exists (select from wirecopy.live_entry e where e.article_id = a.article_id) as is_live,
       a.text_source = 'feed' and a.access = 'teaser' as is_summary
from batch
join wirecopy.article a using (article_id)
left join wirecopy.story_copy c using (article_id)
order by a.article_id
