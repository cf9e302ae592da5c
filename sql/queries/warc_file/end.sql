-- Store that the last record of a WARC file is done, and what became of all of them.
-- Parameters: warc_file_id, counts (JSON object), now.
update wirecopy.warc_file
set counts = %(counts)s, ended_at = %(now)s
where warc_file_id = %(warc_file_id)s
