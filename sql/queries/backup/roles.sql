-- List the roles that own something in this database or were given rights in it, without ourselves.
-- Row: name, whether it may log in, whether it reads as wirecopy_reader does, whether it may make temporary tables, the schemas
-- that it owns.
select r.rolname, r.rolcanlogin,
       exists (
           select from pg_auth_members m join pg_roles g on g.oid = m.roleid
           where m.member = r.oid and g.rolname = 'wirecopy_reader'),
       has_database_privilege(r.oid, d.oid, 'temporary'),
       array(select nspname::text from pg_namespace where nspowner = r.oid order by 1)
from pg_roles r
join pg_database d on d.datname = current_database()
where r.rolname <> current_user and r.oid <> d.datdba and r.rolname not like 'pg\_%'
  and exists (
      select from pg_shdepend s
      where s.refclassid = 'pg_authid'::regclass and s.refobjid = r.oid
        and (s.dbid = d.oid or s.classid = 'pg_database'::regclass and s.objid = d.oid))
order by 1
