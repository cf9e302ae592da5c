-- Count the documents of a stretch of time.
-- Row: the number.
-- Parameters: since, until.
select count(*) from wirecopy.document where fetched_at >= %(since)s and fetched_at < %(until)s
