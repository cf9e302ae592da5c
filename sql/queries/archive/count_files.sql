-- Count the files that a month has already.
-- Row: the number.
-- Parameters: month.
select count(*) from wirecopy.archive_file where month = %(month)s
