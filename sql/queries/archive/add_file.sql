-- Record an archive file.
-- Row: archive_file_id.
-- Parameters: path, month, documents, bytes, now.
insert into wirecopy.archive_file (path, month, documents, bytes, archived_at)
values (%(path)s, %(month)s, %(documents)s, %(bytes)s, %(now)s)
returning archive_file_id
