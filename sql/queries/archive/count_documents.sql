-- Count the documents of a stretch of time.
-- Row: the number.
-- Parameters: since, until, kind (null: of any).
select count(*)
from wirecopy.document
where fetched_at >= %(since)s and fetched_at < %(until)s and (%(kind)s::text is null or kind = %(kind)s)
