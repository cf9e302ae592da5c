-- The role that people and dashboards read with. It sees schema news and nothing else. Where the owner of the database may
-- not create roles, an administrator runs the first statement once.
do $$
begin
    if not exists (select from pg_roles where rolname = 'wirecopy_reader') then
        create role wirecopy_reader login connection limit 50;
        -- Since Postgres 16 the right to make a role is not the right to become it. The pages in Airflow read as this role.
        grant wirecopy_reader to current_user;
    end if;
end $$;
-- Postgres lets everybody make temporary tables and large objects. A reader needs neither, and both fill the disk
-- (docs/evidence/reliability.md 5). Where the owner may not revoke it, Postgres only warns.
do $$
begin
    execute format('revoke temporary on database %I from public', current_database());
end $$;
revoke execute on function lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea) from public;
grant usage on schema news to wirecopy_reader;
grant select on all tables in schema news to wirecopy_reader;
grant execute on all functions in schema news to wirecopy_reader;
alter role wirecopy_reader set default_transaction_read_only = on;
alter role wirecopy_reader set statement_timeout = '5min';
alter role wirecopy_reader set search_path = news;
