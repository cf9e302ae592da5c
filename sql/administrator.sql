-- What only a superuser may take from readers. `wirecopy migrate` tries it each time, which suffices on the embedded server; the
-- containers run it as their superuser. On a server of your own an administrator runs it once in the news database, after the
-- first `wirecopy migrate`. To others Postgres says no, or only warns, and nothing changes.

-- Sorts and joins that do not fit into memory go to the disk. This limit of a session only a superuser lifts.
do $$
begin
    alter role wirecopy_reader set temp_file_limit = '2GB';
exception when insufficient_privilege then
    raise warning '%', sqlerrm;
end $$;

-- Everybody may make large objects, which fill the disk, and write messages into the log of the server, which fill it too and
-- go to every replica. The arguments differ between versions of Postgres.
do $$
declare
    open_to_all regprocedure;
begin
    for open_to_all in
        select oid from pg_proc
        where pronamespace = 'pg_catalog'::regnamespace
          and proname in ('lo_create', 'lo_creat', 'lo_from_bytea', 'pg_logical_emit_message')
          -- For whoever has no right to them any more it would be an error.
          and has_function_privilege('public', oid, 'execute')
    loop
        execute format('revoke execute on function %s from public', open_to_all);
    end loop;
end $$;
