-- Read the parts that were fetched along with a page, in order: their documents, or the places of these in the archive.
-- Parameters: page_fetch_id.
select t.part_no, t.kind, t.url, d.headers ->> 'content-type' as content_type, d.body_bytes, d.body_zstd,
       file.path as archive_path, a.start_byte
from wirecopy.page_part t
left join wirecopy.document d on d.document_id = t.document_id and d.fetched_at = t.document_fetched_at
left join wirecopy.archived_document a on a.document_id = t.document_id
left join wirecopy.archive_file file using (archive_file_id)
where t.page_fetch_id = %(page_fetch_id)s and t.document_id is not null
order by t.part_no
