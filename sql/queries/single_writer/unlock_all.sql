-- Let go of all locks that belong to the session.
select pg_advisory_unlock_all()
