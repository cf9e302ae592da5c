-- Give each statement of this session the time to sort the rows of a large day.
-- Parameters: none.
set statement_timeout = '30min'
