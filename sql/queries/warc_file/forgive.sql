-- Take back an attempt at a WARC file, because the trouble was not with a record of it.
-- Parameters: warc_file_id.
update wirecopy.warc_file set attempts = attempts - 1 where warc_file_id = %(warc_file_id)s
