-- Keep an article out of a story for good. Both are compared again: others may have been in the story, and not in the
-- index, only for this one.
-- Parameters: article_id, story_id, reason, now.
with again as (
    update wirecopy.article set compared = false
    where article_id in (select article_id from wirecopy.story_copy where story_id = %(story_id)s) or article_id = %(article_id)s
)
insert into wirecopy.manual_split (article_id, story_id, reason, set_at)
values (%(article_id)s, %(story_id)s, %(reason)s, %(now)s)
on conflict (article_id, story_id) do update set reason = excluded.reason, set_at = excluded.set_at
