-- Record where documents stand in an archive file.
-- Parameters: archive_file_id, arrays document_id, start_byte.
insert into wirecopy.archived_document (document_id, archive_file_id, start_byte)
select d.document_id, %(archive_file_id)s, d.start_byte
from unnest(%(document_id)s::bigint[], %(start_byte)s::bigint[]) as d (document_id, start_byte)
