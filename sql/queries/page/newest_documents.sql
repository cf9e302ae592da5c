-- Read pages to replay: the newest document of each page, where it was fetched in a stretch of time and extraction has
-- been at it. Of pages that show one article only the one that may change it counts. The document comes along, or its
-- place in the archive. They come in the order of the fetches, which is that of the archive too.
-- Uses page_fetch_pkey, page_fetch_page.
-- Parameters: since, until, outlet (a domain, or null for all), after (page_fetch_id), max.
select f.page_fetch_id, f.document_id, f.page_id, f.fetched_at, f.final_url, p.url as listed_url, p.first_seen_at, f.extract_outcome,
       d.headers ->> 'content-type' as content_type, d.body_bytes, d.body_zstd, file.path as archive_path, a.start_byte,
       -- No "exists", which is planned as a hash of the whole table for each batch (13 ms or more among 72,000 parts, 0.4 so).
       (select true from wirecopy.page_part t where t.page_fetch_id = f.page_fetch_id limit 1) is not null as has_parts,
       exists (select from wirecopy.attempt t where t.item = 'read_again' and t.item_id = f.page_fetch_id) as is_suspect
from wirecopy.page_fetch f
join wirecopy.page p using (page_id)
left join wirecopy.document d on d.document_id = f.document_id and d.fetched_at = f.document_fetched_at
left join wirecopy.archived_document a on a.document_id = f.document_id
left join wirecopy.archive_file file using (archive_file_id)
where f.page_fetch_id > %(after)s
  and f.fetched_at >= %(since)s and f.fetched_at < %(until)s
  and f.document_id is not null and f.extract_outcome is not null
  and not exists (
      select from wirecopy.page_fetch later
      where later.page_id = f.page_id and later.document_id is not null
        and (later.fetched_at, later.page_fetch_id) > (f.fetched_at, f.page_fetch_id))
  and (p.article_id is null
       or exists (select from wirecopy.article own where own.article_id = p.article_id and own.page_id = p.page_id))
  and (%(outlet)s::text is null
       or '.' || split_part(split_part(f.final_url, '/', 3), ':', 1) like '%%.' || %(outlet)s)
order by f.page_fetch_id
limit %(max)s
