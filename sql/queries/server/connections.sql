-- Say how many connections the server has for those who are no superusers, and who takes them.
-- Row: that number, the limit of the role of readers (-1: none), whether Airflow's tables are on this server.
select current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer,
       coalesce((select rolconnlimit from pg_roles where rolname = 'wirecopy_reader'), 0),
       exists (select from pg_database where datname = 'airflow')
