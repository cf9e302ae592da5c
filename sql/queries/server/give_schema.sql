-- Make a role the owner of a schema and of all tables, views and sequences in it.
-- Identifiers: schema, owner (both literals).
do $$
declare
    relation regclass;
begin
    execute format('alter schema %I owner to %I', {schema}, {owner});
    for relation in
        select oid from pg_class
        where relnamespace = to_regnamespace(quote_ident({schema})) and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
          -- A sequence of a column goes with its table.
          and not exists (select from pg_depend where objid = pg_class.oid and deptype in ('a', 'i') and refclassid = 'pg_class'::regclass)
    loop
        execute format('alter table %s owner to %I', relation, {owner});
    end loop;
end $$
