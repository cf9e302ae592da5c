-- Read what some articles cut from the fullest text of their story and what they added to it, in reading order.
-- Row: one passage.
-- Uses copy_passage_pkey.
-- Parameters: article_ids, max.
select c.article_id, d.kind, d.text
from unnest(%(article_ids)s::bigint[]) with ordinality c (article_id, place)
cross join lateral news.copy_diff(c.article_id) d
where d.kind in ('cut', 'added')
order by c.place, d.passage_no
limit %(max)s
