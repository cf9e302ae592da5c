-- How many files a month has already. Parameters: month.
select count(*) from wirecopy.archive_file where month = %(month)s
