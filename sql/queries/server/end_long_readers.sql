-- End the sessions of readers whose transaction is older than that. While it is open, VACUUM can remove nothing that was
-- deleted since it began, and a reader may lift every limit of time that its role has. The role of readers must be ours to end.
-- Row: process number, when the transaction began, whether the session is ended.
-- Parameters: longest.
select pid, xact_start, pg_terminate_backend(pid)
from pg_stat_activity
where usename = 'wirecopy_reader' and xact_start < clock_timestamp() - %(longest)s::interval
  and pg_has_role(usesysid, 'usage')
