-- List the databases that every role may enter.
-- Row: the name of one.
select datname from pg_database where datallowconn and has_database_privilege('public', oid, 'connect')
