-- List the tables of this database, partitioned ones as a whole, ours and those of others.
-- Row: schema, table, whether it has columns of a type that was made in this database.
select n.nspname, c.relname,
       exists (select from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and atttypid >= 16384)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
  and n.nspname <> 'information_schema' and n.nspname not like 'pg\_%'
order by 1, 2
