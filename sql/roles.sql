-- The role that people and dashboards read with. It sees schema news and nothing else. Where the owner of the database may
-- not create roles, an administrator runs the first block once.
do $$
begin
    if not exists (select from pg_roles where rolname = 'wirecopy_reader') then
        create role wirecopy_reader login;
        -- Since Postgres 16 the right to make a role is not the right to become it. The pages in Airflow read as this role.
        grant wirecopy_reader to current_user;
    end if;
end $$;
do $$
begin
    -- What is left of max_connections is the pipeline's (docs/limits.md, "Connections"). Another number stays as it is.
    if (select rolconnlimit from pg_roles where rolname = 'wirecopy_reader') = -1 then
        alter role wirecopy_reader connection limit 50;
    end if;
    alter role wirecopy_reader set search_path = news;
    -- Against accidents: a reader may lift all of these for itself. What it cannot lift are its rights, the limit on
    -- connections, and that sync ends its session when a transaction of it lasts too long.
    alter role wirecopy_reader set default_transaction_read_only = on;
    alter role wirecopy_reader set statement_timeout = '5min';
    alter role wirecopy_reader set idle_in_transaction_session_timeout = '10min';
    alter role wirecopy_reader set idle_session_timeout = '24h';
exception when insufficient_privilege then
    raise warning '%: an administrator has to run sql/roles.sql', sqlerrm;
end $$;
-- Postgres lets everybody make temporary tables. A reader needs none, and they fill the disk (docs/evidence/reliability.md 5).
do $$
begin
    execute format('revoke temporary on database %I from public', current_database());
end $$;
grant usage on schema news to wirecopy_reader;
grant select on all tables in schema news to wirecopy_reader;
grant execute on all functions in schema news to wirecopy_reader;
