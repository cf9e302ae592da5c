-- Make this session fit to read all rows of large days: each statement has the time to sort them. A cursor is planned for a
-- reader of all its rows; for one of a tenth, as Postgres takes it, each day walked through the changes of all days
-- (100,000 articles of a year: 64 s instead of 20).
select set_config('statement_timeout', '30min', false), set_config('cursor_tuple_fraction', '1', false)
