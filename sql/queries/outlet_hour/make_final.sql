-- Let the counts of earlier hours change no more. It never goes back.
-- Parameters: until (the first hour that may change).
insert into wirecopy.final_hours (until) values (%(until)s)
on conflict ((true)) do update set until = excluded.until where final_hours.until < excluded.until
