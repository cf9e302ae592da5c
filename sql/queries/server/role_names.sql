-- List the roles of the server.
-- Row: name.
select rolname from pg_roles
