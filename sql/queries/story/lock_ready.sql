-- Lock the articles that are ready for a change number, in one order, until the transaction ends. One that is being changed
-- is waited for, and is no longer ready if its text changed. A statement of its own: what it waited for is seen only by
-- the next one.
-- Row: article_id.
-- Uses article_unpublished, story_copy_story.
-- Parameters: story_id (array of those rolled up), max (articles in the order of their numbers).
select a.article_id
from wirecopy.article a
where a.unpublished and a.compared and a.article_id in (
    (select article_id from wirecopy.article where unpublished and compared order by article_id limit %(max)s)
    union
    select c.article_id
    from wirecopy.story_copy c join wirecopy.article member using (article_id)
    where c.story_id = any(%(story_id)s) and member.unpublished and member.compared
)
order by a.article_id
for no key update
