-- Read the newest document of an article's own page that extraction has been at, or its place in the archive, and what the
-- article was given at last.
-- Uses article_pkey, page_fetch_page.
-- Parameters: article_id.
select f.page_fetch_id, f.document_id, f.page_id, f.fetched_at, f.final_url, p.url as listed_url, p.first_seen_at, f.extract_outcome,
       d.headers ->> 'content-type' as content_type, d.body_bytes, d.body_zstd, file.path as archive_path, a.start_byte,
       exists (select from wirecopy.page_part t where t.page_fetch_id = f.page_fetch_id) as has_parts,
       false as is_suspect
from wirecopy.article own
join wirecopy.page p on p.page_id = own.page_id
join wirecopy.page_fetch f on f.page_id = own.page_id
left join wirecopy.document d on d.document_id = f.document_id and d.fetched_at = f.document_fetched_at
left join wirecopy.archived_document a on a.document_id = f.document_id
left join wirecopy.archive_file file using (archive_file_id)
where own.article_id = %(article_id)s and f.document_id is not null and f.extract_outcome is not null
order by f.fetched_at desc, f.page_fetch_id desc
limit 1
