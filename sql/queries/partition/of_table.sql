-- List the partitions of a table, oldest first.
-- Row: name, since, until.
-- Parameters: parent (the table).
select name, since, until from wirecopy.time_partition where parent = %(parent)s order by since
