-- Note what the files of applied migrations hold, each once.
-- Parameters: arrays migration_id, digest.
insert into wirecopy.migration_digest (migration_id, digest)
select * from unnest(%(migration_id)s::text[], %(digest)s::bytea[])
on conflict (migration_id) do nothing
