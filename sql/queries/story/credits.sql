-- Read the originators and distributors credited on the pages of stories' members.
-- Parameters: story_id (array).
select c.story_id, c.article_id, r.role, r.party, r.source, r.confidence
from wirecopy.story_copy c
join wirecopy.credit r using (article_id)
where c.story_id = any(%(story_id)s) and r.role in ('originator', 'distributor')
order by c.story_id, c.article_id, r.position
