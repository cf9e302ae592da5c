-- Take a month out of the raw documents, with its rows: some of them go into a new partition.
-- Identifiers: partition.
alter table wirecopy.document detach partition wirecopy.{partition}
