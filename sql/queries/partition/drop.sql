-- Drop a partition with all its rows.
-- Identifiers: partition.
drop table wirecopy.{partition}
