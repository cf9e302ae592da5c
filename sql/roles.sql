-- The role that people and dashboards read with. It sees schema news and nothing else.
-- On a server where the owner may not create roles, an administrator runs the first statement once.
do $$
begin
    if not exists (select from pg_roles where rolname = 'wirecopy_reader') then
        create role wirecopy_reader login connection limit 50;
    end if;
end $$;
grant usage on schema news to wirecopy_reader;
grant select on all tables in schema news to wirecopy_reader;
grant execute on all functions in schema news to wirecopy_reader;
alter role wirecopy_reader set default_transaction_read_only = on;
alter role wirecopy_reader set statement_timeout = '5min';
alter role wirecopy_reader set search_path = news;
