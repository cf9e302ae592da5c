-- List the partitions of a table, oldest first.
-- Row: name, since, until, kind (of documents; null: of any).
-- Parameters: parent (the table).
select name, since, until, kind from wirecopy.time_partition where parent = %(parent)s order by since, name
