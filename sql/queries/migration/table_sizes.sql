-- Say how large tables are with their indexes and partitions. Those that are not there are left out.
-- Row: name, bytes.
-- Parameters: tables (with their schema).
select name, coalesce(
    (select sum(pg_total_relation_size(relid)) from pg_partition_tree(to_regclass(name))),
    pg_total_relation_size(to_regclass(name)))::bigint
from unnest(%(tables)s::text[]) as t (name)
where to_regclass(name) is not null
order by 2 desc, 1
