-- Find the articles outside the batch that others represent in the index. Of those with the same text one is enough. Waiting
-- companions are left out: they are linked in their own batch.
-- Uses fingerprint_representative.
-- Parameters: arrays representative_id, batch (article_id); most (for one representative).
select asked.representative_id, f.article_id
from unnest(%(representative_id)s::bigint[]) as asked (representative_id)
cross join lateral (
    select min(f.article_id) as article_id
    from wirecopy.fingerprint f
    join wirecopy.fingerprint representative on representative.article_id = asked.representative_id
    where f.representative_id = asked.representative_id and f.body_hash <> representative.body_hash
      and not exists (select from unnest(%(batch)s::bigint[]) as b (article_id) where b.article_id = f.article_id)
      and not exists (select from wirecopy.waiting_companion w where w.article_id = f.article_id)
    group by f.body_hash
    order by 1
    limit %(most)s
) f
order by asked.representative_id, f.article_id
