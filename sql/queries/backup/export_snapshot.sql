-- Let other sessions see the same moment as this transaction, for as long as it lasts.
-- Row: the name of the snapshot.
select pg_export_snapshot()
