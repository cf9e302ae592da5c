-- List the databases of a server.
-- Row: the name of one.
select datname from pg_database
