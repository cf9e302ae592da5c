-- Keep for later batches those members of changed articles' stories that are not in this batch, and forget those that are.
-- Uses story_copy_story.
-- Parameters: article_id (array: the batch), changed (array: those of them whose text changed).
with linked as (
    delete from wirecopy.waiting_companion where article_id = any(%(article_id)s)
)
insert into wirecopy.waiting_companion (article_id)
select distinct companion.article_id
from wirecopy.story_copy c
join wirecopy.story_copy companion using (story_id)
where c.article_id = any(%(changed)s) and companion.article_id <> all(%(article_id)s)
order by companion.article_id
on conflict do nothing
