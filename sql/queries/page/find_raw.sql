-- Find the newest raw document of a page, by the address of the page or of the article that it shows, or the place of that
-- document in the archive. The columns of both are null where nobody has it any more.
-- Uses page_fetch_page.
-- Parameters: key_sha256.
select f.final_url as url, d.headers ->> 'content-type' as content_type, d.body_bytes, d.body_zstd, file.path as archive_path,
       a.start_byte
from wirecopy.page_fetch f
left join wirecopy.document d on d.document_id = f.document_id and d.fetched_at = f.document_fetched_at
left join wirecopy.archived_document a on a.document_id = f.document_id
left join wirecopy.archive_file file using (archive_file_id)
where f.document_id is not null
  and f.page_id in (
      select p.page_id from wirecopy.page p where p.key_sha256 = %(key_sha256)s
      union all
      select own.page_id from wirecopy.article own where own.key_sha256 = %(key_sha256)s)
order by f.fetched_at desc, f.page_fetch_id desc
limit 1
