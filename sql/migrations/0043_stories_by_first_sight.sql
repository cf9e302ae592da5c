-- depends: 0042_migration_digests
-- An export reads stories day by day, and so do readers who ask for those of a week: without an index each day reads the
-- whole table. A million stories: 0.6 s on a copy of the table in memory (measured), for
-- which stories cannot be written; 8 to 21 MB.

create index story_first_seen on wirecopy.story (first_seen_at);
