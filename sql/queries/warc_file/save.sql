-- Store how far the import of a WARC file is, and what became of its records up to there.
-- Parameters: warc_file_id, after, counts (JSON object).
update wirecopy.warc_file
set after = %(after)s, attempts = 1, counts = %(counts)s
where warc_file_id = %(warc_file_id)s
