create or replace view news.polls as
select
    p.poll_id,
    p.feed_id,
    f.url        as feed,
    o.name       as outlet,
    o.domain     as outlet_domain,
    p.run_id,
    p.polled_at,
    p.outcome,
    wirecopy.is_success(p.outcome) as is_success,
    p.message,
    p.http_status,
    p.wire_bytes as bytes,
    p.seconds,
    p.entries_listed,
    p.entries_new,
    p.final_url
from wirecopy.poll p
join wirecopy.feed f using (feed_id)
join wirecopy.outlet o using (outlet_id);

comment on view news.polls is 'One row per poll, i.e. one fetch of one feed. Kept for 180 days (WIRECOPY_KEEP_HISTORY); news.outlet_hours counts them for ever.';
comment on column news.polls.poll_id is 'Number of the poll.';
comment on column news.polls.feed_id is 'Number of the feed.';
comment on column news.polls.feed is 'Configured address of the feed.';
comment on column news.polls.outlet is 'Name of its outlet.';
comment on column news.polls.outlet_domain is 'Domain of its outlet.';
comment on column news.polls.run_id is 'The run that did it: news.runs.';
comment on column news.polls.polled_at is 'When its result was stored.';
comment on column news.polls.outcome is 'How it ended: docs/outcomes.md.';
comment on column news.polls.is_success is 'Whether it ended well.';
comment on column news.polls.message is 'The reason in one line.';
comment on column news.polls.http_status is 'Status of the last answer; NULL when none arrived.';
comment on column news.polls.bytes is 'Bytes of the body as they travelled.';
comment on column news.polls.seconds is 'From the first byte asked to the last one read.';
comment on column news.polls.entries_listed is 'Entries in the document.';
comment on column news.polls.entries_new is 'Of these, never seen before in this feed.';
comment on column news.polls.final_url is 'Address after redirects.';

-- With its poll, because a document does not know its feed. Without the bytes, which readers may not see.
create or replace view news.feed_documents as
select
    p.feed_id,
    p.poll_id,
    d.fetched_at,
    d.url,
    d.headers ->> 'content-type' as content_type,
    d.body_bytes                 as bytes,
    encode(d.sha256, 'hex')      as sha256
from wirecopy.poll p
join wirecopy.document d on d.document_id = p.document_id and d.fetched_at = p.document_fetched_at;

comment on view news.feed_documents is 'One row per raw document of a feed that is stored: each that a poll found changed, until its month goes to the archive (WIRECOPY_KEEP_RAW_FEEDS).';
comment on column news.feed_documents.feed_id is 'Number of the feed.';
comment on column news.feed_documents.poll_id is 'The poll that brought it: news.polls.';
comment on column news.feed_documents.fetched_at is 'When it arrived.';
comment on column news.feed_documents.url is 'The address that answered.';
comment on column news.feed_documents.content_type is 'What its server calls it; NULL where it says nothing.';
comment on column news.feed_documents.bytes is 'Its length, decompressed.';
comment on column news.feed_documents.sha256 is 'Of the decompressed bytes, in hexadecimal digits.';
