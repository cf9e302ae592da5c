-- Read pages that show the article of another page, though nobody compared what they show, each with its newest document
-- or that document's place in the archive. A page that was never read (its feed gave the text) has none and is left out.
-- Uses page_unverified, page_fetch_page.
-- Parameters: after (page_id), max.
select f.page_fetch_id, f.document_id, p.page_id, f.fetched_at, f.final_url, p.url as listed_url, p.first_seen_at, f.extract_outcome,
       d.headers ->> 'content-type' as content_type, d.body_bytes, d.body_zstd, file.path as archive_path, a.start_byte,
       (select true from wirecopy.page_part t where t.page_fetch_id = f.page_fetch_id limit 1) is not null as has_parts,
       exists (select from wirecopy.attempt t where t.item = 'read_again' and t.item_id = f.page_fetch_id) as is_suspect
from wirecopy.page p
join wirecopy.article shown on shown.article_id = p.article_id and shown.page_id <> p.page_id
cross join lateral (
    select * from wirecopy.page_fetch newest
    where newest.page_id = p.page_id and newest.document_id is not null
    order by newest.fetched_at desc, newest.page_fetch_id desc
    limit 1
) f
left join wirecopy.document d on d.document_id = f.document_id and d.fetched_at = f.document_fetched_at
left join wirecopy.archived_document a on a.document_id = f.document_id
left join wirecopy.archive_file file using (archive_file_id)
where p.article_id is not null and not p.article_verified
  and p.page_id > %(after)s
  -- What still waits is the extraction's.
  and f.extract_outcome is not null
order by p.page_id
limit %(max)s
