create or replace view news.captures as
select
    p.article_id,
    p.url,
    c.captured_at,
    f.address as file,
    c.start_byte,
    c.record_id,
    c.imported_at,
    c.run_id,
    -- A replay reads a page once more, which may be another revision of the same fetch.
    (select min(r.revision_no) from wirecopy.revision r
     where r.article_id = p.article_id and r.page_fetch_id = c.page_fetch_id) as revision_no
from wirecopy.capture c
join wirecopy.page p using (page_id)
join wirecopy.warc_file f using (warc_file_id);

comment on view news.captures is 'One row per page that was not fetched by us but imported from a WARC file (`wirecopy replay --warc`): where it is from.';
comment on column news.captures.article_id is 'The article that the page shows; NULL where it is none.';
comment on column news.captures.url is 'Address of the page.';
comment on column news.captures.captured_at is 'When the crawler that wrote the file fetched the page. Articles and revisions have this time as the one when they were first seen.';
comment on column news.captures.file is 'The file: its path, or its address.';
comment on column news.captures.start_byte is 'Where its record begins in the file.';
comment on column news.captures.record_id is 'The WARC-Record-ID of the record.';
comment on column news.captures.imported_at is 'When we took it in.';
comment on column news.captures.run_id is 'The run that took it in.';
comment on column news.captures.revision_no is 'The revision of the article that was first read from it; a replay may have read another one later. NULL where it showed nothing new.';
