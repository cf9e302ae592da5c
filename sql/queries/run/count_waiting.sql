-- Count the work that waits for each stage, for progress bars.
-- Row: one number each for poll, fetch, extract, dedupe and publish.
-- Parameters: polls_due, fetches_due.
select
    (select count(*) from wirecopy.feed where status <> 'retired' and next_poll_at <= %(polls_due)s),
    (select count(*) from wirecopy.page where next_fetch_at <= %(fetches_due)s),
    (select count(*) from wirecopy.page_fetch where document_id is not null and extract_outcome is null),
    (select count(*) from wirecopy.article where not compared),
    (select count(*) from wirecopy.story where unpublished and merged_into is null)
