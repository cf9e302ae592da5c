-- List what the files of applied migrations held when they were applied.
-- Row: name, digest.
select migration_id, digest from wirecopy.migration_digest
