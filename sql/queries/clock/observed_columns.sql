-- List the columns that say when we did or saw something, by the run's clock. What publishers state and what is still to come
-- is none of it, nor is last_sign_at, which is by the server's: clock/mend_schedule.sql brings that back. Hours of outlets
-- are counted anew by the next run.
-- Row: table, array of columns.
select c.relname::text, array_agg(a.attname::text order by a.attnum)
from pg_attribute a
join pg_class c on c.oid = a.attrelid
where c.relnamespace = 'wirecopy'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and a.atttypid = 'timestamptz'::regtype and not a.attisdropped
  and a.attname not in ('published_at', 'updated_at', 'modified_at', 'first_published_at',
                        'next_poll_at', 'next_fetch_at', 'lease_until', 'since', 'until', 'last_sign_at', 'hour')
group by c.relname
order by c.relname
