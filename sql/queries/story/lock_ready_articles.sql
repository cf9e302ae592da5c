-- Lock the articles that are ready for a change number, until the transaction ends. One that somebody changes at this moment
-- comes later, so that no long transaction holds up the others. Locked by a statement of its own, so that the next one sees
-- all that was committed with them: their credits stand in another table.
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
for no key update skip locked
