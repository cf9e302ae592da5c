-- Wake up whoever listens for changes, at the end of the transaction that numbered them.
select pg_notify('wirecopy_changes', last_seq::text) from wirecopy.change_counter
