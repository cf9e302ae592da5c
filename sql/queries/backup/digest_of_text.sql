-- Sum up a table as backup/digest does, one with types that were made in its database: in binary their numbers would count.
-- Row: rows, the sum as text.
-- Identifiers: schema, table.
select count(*),
       coalesce(sum(('x' || left(encode(sha256(convert_to(each_row::text, 'UTF8')), 'hex'), 16))::bit(64)::bigint), 0)::text
from {schema}.{table} as each_row
