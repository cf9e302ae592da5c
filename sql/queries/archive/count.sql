-- How many documents a stretch of time holds. Parameters: since, until.
select count(*) from wirecopy.document where fetched_at >= %(since)s and fetched_at < %(until)s
