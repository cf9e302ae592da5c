-- Say what readers could do beyond reading schema news, because it was never taken from them.
-- Row: temporary tables, large objects, messages in the log of the server, temporary files without a limit (yes or no each); the
-- other databases that they may enter.
select has_database_privilege('wirecopy_reader', current_database(), 'temporary'),
       has_function_privilege('wirecopy_reader', 'lo_create(oid)', 'execute'),
       exists (
           select from pg_proc
           where proname = 'pg_logical_emit_message' and has_function_privilege('wirecopy_reader', oid, 'execute')),
       current_setting('temp_file_limit') = '-1' and not exists (
           select from pg_db_role_setting s cross join unnest(s.setconfig) as setting
           where s.setrole = 'wirecopy_reader'::regrole and starts_with(setting, 'temp_file_limit=')),
       array(
           select datname::text from pg_database
           where datallowconn and datname <> current_database() and has_database_privilege('wirecopy_reader', oid, 'connect')
           order by datname)
