-- Say whose this database is, and whether we may make others.
-- Row: its owner, our role, yes or no.
select pg_get_userbyid(d.datdba), current_user, r.rolcreatedb or r.rolsuper
from pg_database d, pg_roles r
where d.datname = current_database() and r.rolname = current_user
