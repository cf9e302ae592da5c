-- Say whether the table of digests is there: it came with one of the migrations.
-- Row: yes or no.
select to_regclass('wirecopy.migration_digest') is not null
