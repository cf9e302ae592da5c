-- depends: 0041_raw_by_kind_and_resumed_replays
-- Which statements a migration had when it was applied, so that a file which was edited since is refused. Costs nothing.

create table wirecopy.migration_digest (
    migration_id text primary key,
    digest       bytea not null check (length(digest) = 32)
);
comment on table wirecopy.migration_digest is 'The migrations that were applied, as they were then. wirecopy migrate refuses a file that was edited since. Those of before this table are noted as they were when it was made.';
comment on column wirecopy.migration_digest.migration_id is 'The name of the file in sql/migrations, as _yoyo_migration has it.';
comment on column wirecopy.migration_digest.digest is 'SHA-256 of the statements in the file, without lines of comment and empty lines.';
