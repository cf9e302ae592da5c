-- Count the work that waits for each stage, for progress bars. What was set aside waits for none, nor do feeds of domains
-- that refuse them.
-- Row: one number each for poll, fetch, extract, dedupe and publish.
-- Parameters: polls_due, fetches_due.
select
    (select count(*) from wirecopy.feed
     where status <> 'retired' and next_poll_at <= %(polls_due)s
       and domain not in (select domain from wirecopy.refusing_domain where until > %(polls_due)s)
       and feed_id not in (select item_id from wirecopy.attempt where item = 'feed' and set_aside_at is not null)),
    (select count(*) from wirecopy.page
     where next_fetch_at <= %(fetches_due)s
       and page_id not in (select item_id from wirecopy.attempt where item = 'page' and set_aside_at is not null)),
    (select count(*) from wirecopy.page_fetch where document_id is not null and extract_outcome is null),
    (select count(*)
     from (select article_id from wirecopy.article where not compared
           union
           select article_id from wirecopy.waiting_companion) waiting
     where article_id not in (select item_id from wirecopy.attempt where item = 'article' and set_aside_at is not null)),
    (select count(*) from wirecopy.story
     where unpublished and merged_into is null
       and story_id not in (select item_id from wirecopy.attempt where item = 'story' and set_aside_at is not null))
