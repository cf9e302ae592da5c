-- The first hour whose counts may still change: after those that are final, at first that of the oldest poll.
-- Row: the beginning of that hour, null before the first poll.
select coalesce((select until from wirecopy.final_hours),
                (select date_trunc('hour', min(polled_at), 'UTC') from wirecopy.poll))
