-- depends: 0016_checked_words
-- The checks of 0016 are held against the rows that are there. That reads tables, but stops neither readers nor writers.

alter table wirecopy.feed validate constraint feed_last_outcome_check;
alter table wirecopy.poll validate constraint poll_outcome_check;
alter table wirecopy.entry validate constraint entry_outcome_check;
alter table wirecopy.page validate constraint page_last_outcome_check;
alter table wirecopy.page_fetch validate constraint page_fetch_outcome_check;
alter table wirecopy.page_fetch validate constraint page_fetch_extract_outcome_check;
alter table wirecopy.page_part validate constraint page_part_outcome_check;
alter table wirecopy.run_stage validate constraint run_stage_stage_check;
alter table wirecopy.outlet validate constraint outlet_kind_check;
alter table wirecopy.entry validate constraint entry_published_precision_check;
alter table wirecopy.article validate constraint article_published_precision_check;
alter table wirecopy.live_entry validate constraint live_entry_published_precision_check;
alter table wirecopy.credit validate constraint credit_source_check;
alter table wirecopy.story_copy validate constraint story_copy_ground_check;
alter table wirecopy.story_version validate constraint story_version_ground_check;

-- Last, because it stops writers of page. A word that becomes an outcome later stands in no row yet, so the function may
-- learn it without a new index; only if a word changes sides must the index be made again.
create index page_failed on wirecopy.page (page_id)
    where feed_text_read_at is null and last_outcome is not null and not wirecopy.is_success(last_outcome);
drop index wirecopy.page_feed_only;
alter index wirecopy.page_failed rename to page_feed_only;
