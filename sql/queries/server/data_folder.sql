-- Find the folder in which the server keeps its data, where it runs on this machine and its settings may be seen.
-- Row: the folder; none, where that is not so.
select setting
from pg_settings
where name = 'data_directory' and setting is not null
  and (inet_server_addr() is null or inet_server_addr() <<= '127.0.0.0/8' or inet_server_addr() = '::1')
