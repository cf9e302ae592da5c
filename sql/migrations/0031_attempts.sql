-- depends: 0030_search_vector_fits
-- An attempt is counted before the work, so that an item that takes its process down is known afterwards. Until now only
-- extraction of pages counted, and what dedupe or publish failed on stopped them hour after hour.

create table wirecopy.attempt (
    item         text not null check (item in ('feed', 'page', 'document', 'feed_text', 'article', 'story')),
    item_id      bigint not null,
    attempts     integer not null,
    holder       text,
    began_at     timestamptz not null,
    reason       text not null default '',
    set_aside_at timestamptz,
    primary key (item, item_id)
);
comment on table wirecopy.attempt is 'What a stage has begun and not brought to its end, what failed once and is tried again, and what was set aside because that failed. What ends well leaves no row.';
comment on column wirecopy.attempt.item is 'What is at work: feed (in poll), page (fetch), document (of a page, extract), feed_text (of a page, extract), article (dedupe) or story (publish).';
comment on column wirecopy.attempt.item_id is 'Number of the feed, page, page fetch, page, article or story.';
comment on column wirecopy.attempt.attempts is 'How often work on it began. One that ends well deletes the row; one that the run''s own trouble ended is not counted.';
comment on column wirecopy.attempt.holder is 'Which worker began it last: run/stage/shard.';
comment on column wirecopy.attempt.began_at is 'When that was, by the run''s clock.';
comment on column wirecopy.attempt.reason is 'How the last attempt failed, in one line; empty while it is at work, and where its process died.';
comment on column wirecopy.attempt.set_aside_at is 'Since when no stage takes it (news.set_aside); NULL: it is at work, or tried once more.';

insert into wirecopy.attempt (item, item_id, attempts, began_at)
select 'document', page_fetch_id, extract_attempts, fetched_at
from wirecopy.page_fetch
where document_id is not null and extract_outcome is null and extract_attempts > 0;
comment on column wirecopy.page_fetch.extract_attempts is 'Not written any more: wirecopy.attempt counts.';
