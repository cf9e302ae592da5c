-- Read who has logged in, and whether that role is a reader and whether it may do more: not by what it is now, because whoever
-- became a reader with "set role" goes back with "reset role".
select session_user, pg_has_role(session_user, reader.oid, 'usage') as is_reader,
       login.rolsuper or login.rolcreaterole or login.rolcreatedb or login.rolreplication or login.rolbypassrls
       or has_schema_privilege(session_user, 'wirecopy', 'usage')
       or has_schema_privilege(session_user, 'news', 'create')
       or exists (
           select from pg_auth_members m
           where m.member in (login.oid, reader.oid) and m.roleid <> reader.oid) as may_do_more
from pg_roles login
cross join pg_roles reader
where login.rolname = session_user and reader.rolname = 'wirecopy_reader'
