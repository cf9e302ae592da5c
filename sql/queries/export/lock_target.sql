-- Lock a target of exports until the connection ends.
-- Row: yes, or no where another export holds it.
-- Parameters: target.
select pg_try_advisory_lock(hashtextextended(%(target)s, 0))
