-- List who holds locks on our tables and views, the longest transaction first. Of other roles' sessions not everything is shown.
-- Row: process number, application, role, how long its transaction has lasted in seconds.
select a.pid, coalesce(nullif(a.application_name, ''), 'unnamed'), a.usename,
       coalesce(extract(epoch from clock_timestamp() - a.xact_start), 0)::integer
from pg_stat_activity a
where a.datname = current_database() and a.pid <> pg_backend_pid()
  and exists (
      select from pg_locks l join pg_class c on c.oid = l.relation
      where l.pid = a.pid and l.granted
        and c.relnamespace in (to_regnamespace('wirecopy'), to_regnamespace('news')))
order by a.xact_start
limit 3
