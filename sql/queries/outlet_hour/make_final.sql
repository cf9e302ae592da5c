-- Let the counts of earlier hours change no more. It goes back only where a clock ran ahead
-- (clock/mend_schedule).
-- Parameters: until (the first hour that may change).
insert into wirecopy.final_hours (until) values (%(until)s)
on conflict ((true)) do update set until = excluded.until where final_hours.until < excluded.until
