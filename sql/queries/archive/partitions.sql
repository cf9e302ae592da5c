-- Names of the partitions of a table, oldest first. Parameters: parent.
select c.relname
from pg_inherits i
join pg_class c on c.oid = i.inhrelid
where i.inhparent = format('wirecopy.%%I', %(parent)s::text)::regclass
order by c.relname
