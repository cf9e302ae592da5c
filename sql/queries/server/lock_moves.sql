-- Lock this database as one end of a move, until the transaction ends.
-- Row: yes, or no where another move has it.
select pg_try_advisory_xact_lock(hashtextextended('wirecopy move', 0))
