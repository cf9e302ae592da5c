-- Keep others from writing into a table until the transaction ends. They may read.
-- Identifiers: schema, table.
lock table {schema}.{table} in share mode
