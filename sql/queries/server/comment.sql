-- Read the comment on the database itself.
-- Row: the comment, or null.
select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()
