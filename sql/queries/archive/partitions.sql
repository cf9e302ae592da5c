-- The partitions of a table, oldest first. Parameters: parent.
select name, since, until from wirecopy.time_partition where parent = %(parent)s order by since
