-- List the months of raw documents of which feeds and pages are gone.
-- Row: name.
select c.relname
from pg_inherits i
join pg_class c on c.oid = i.inhrelid
where i.inhparent = 'wirecopy.document'::regclass and c.relkind = 'p'
  and not exists (select from pg_inherits part where part.inhparent = c.oid)
