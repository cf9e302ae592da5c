-- What the columns of a view mean.
-- Row: column and comment.
-- Parameters: view (with its schema).
select attname::text, col_description(attrelid, attnum)
from pg_attribute
where attrelid = %(view)s::regclass and attnum > 0
