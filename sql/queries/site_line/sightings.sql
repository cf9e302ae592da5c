-- Read who showed these lines before, as far as the lines are known, the oldest sighting first. The lines are locked,
-- so that a reset by hand comes before or after.
-- Parameters: arrays outlet_id, line_hash.
with known as (
    select l.outlet_id, l.line_hash, l.article_ids
    from unnest(%(outlet_id)s::bigint[], %(line_hash)s::bigint[]) as asked (outlet_id, line_hash)
    join wirecopy.site_line l using (outlet_id, line_hash)
    order by l.outlet_id, l.line_hash
    for update of l
)
select k.outlet_id, k.line_hash, w.article_id, c.story_id, a.title
from known k
cross join unnest(k.article_ids) with ordinality as w (article_id, position)
join wirecopy.article a using (article_id)
join wirecopy.story_copy c using (article_id)
order by k.outlet_id, k.line_hash, w.position
