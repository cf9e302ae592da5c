-- Read the server's own clock.
-- Row: the time.
select now()
