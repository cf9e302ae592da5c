-- Give this session's statements all the time they need, because they read whole tables.
set statement_timeout = 0
