-- Find the oldest article with each text, of any age, outside the batch. Waiting companions are left out: they are linked in
-- their own batch.
-- Uses fingerprint_body.
-- Parameters: arrays body_hash, article_id (the batch).
select asked.body_hash, oldest.article_id
from (select distinct unnest(%(body_hash)s::bigint[])) as asked (body_hash)
cross join lateral (
    select f.article_id from wirecopy.fingerprint f
    where f.body_hash = asked.body_hash and f.article_id <> all(%(article_id)s::bigint[])
      and not exists (select from wirecopy.waiting_companion w where w.article_id = f.article_id)
    order by f.article_id limit 1
) oldest
