-- List the migrations that were applied.
-- Row: name.
select migration_id from _yoyo_migration
