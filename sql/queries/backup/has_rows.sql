-- Say whether a table holds anything.
-- Row: yes or no.
-- Identifiers: schema, table.
select exists (select from {schema}.{table})
