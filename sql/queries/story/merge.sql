-- Merge two stories: members move, the number that is given up becomes a redirect, and the log says why.
-- Parameters: from_story, into_story, article_id, matched_article_id, reason, now.
with moved as (
    update wirecopy.story_copy set story_id = %(into_story)s where story_id = %(from_story)s returning article_id
), renumber as (
    update wirecopy.article set unpublished = true, pending = wirecopy.noted(pending, 'story') where article_id in (select article_id from moved)
), redirect as (
    update wirecopy.story set merged_into = %(into_story)s where merged_into = %(from_story)s or story_id = %(from_story)s
), splits as (
    insert into wirecopy.manual_split (article_id, story_id, reason, set_at)
    select article_id, %(into_story)s, reason, set_at from wirecopy.manual_split where story_id = %(from_story)s
    on conflict do nothing
), touched as (
    update wirecopy.story set unpublished = true, pending = wirecopy.noted(pending, 'members') where story_id in (%(into_story)s)
)
insert into wirecopy.story_merge (from_story_id, into_story_id, article_id, matched_article_id, reason, merged_at)
values (%(from_story)s, %(into_story)s, %(article_id)s, %(matched_article_id)s, %(reason)s, %(now)s)
