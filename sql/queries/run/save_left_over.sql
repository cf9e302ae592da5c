-- Store what a stage left over. Its begin has deleted what an earlier attempt had left. It may be repeated, where nobody
-- could say whether the transaction was done.
-- Parameters: run_id, stage, shard, arrays domain, items, used_up.
insert into wirecopy.left_over (run_id, stage, shard, domain, items, used_up)
select %(run_id)s, %(stage)s, %(shard)s, l.domain, l.items, l.used_up
from unnest(%(domain)s::text[], %(items)s::bigint[], %(used_up)s::text[]) as l (domain, items, used_up)
on conflict (run_id, stage, shard, domain) do update set items = excluded.items, used_up = excluded.used_up
