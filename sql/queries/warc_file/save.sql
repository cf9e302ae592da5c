-- Store how far the import of a WARC file is, and what became of its records up to there.
-- Parameters: warc_file_id, after, attempts, counts (JSON object).
update wirecopy.warc_file
set after = %(after)s, attempts = %(attempts)s, counts = %(counts)s
where warc_file_id = %(warc_file_id)s
