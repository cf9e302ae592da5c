-- Say where the server listens.
-- Row: its addresses, its port.
select current_setting('listen_addresses'), current_setting('port')::integer
