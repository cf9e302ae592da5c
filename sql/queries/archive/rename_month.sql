-- Let a month that was taken out of the raw documents have another name: a new partition gets its own.
-- Identifiers: partition, old.
alter table wirecopy.{partition} rename to {old}
