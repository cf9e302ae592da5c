-- Give each statement of this session the time to sort the rows of a large day.
set statement_timeout = '30min'
