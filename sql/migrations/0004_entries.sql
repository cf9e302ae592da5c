-- depends: 0002_feeds 0003_documents
-- What feeds listed, and the article addresses that came of it.

create table wirecopy.page (
    page_id          bigint generated always as identity primary key,
    url              text not null,
    key_sha256       bytea not null unique,
    domain           text collate "C" not null,
    first_seen_at    timestamptz not null,
    next_fetch_at    timestamptz,
    attempts         integer not null default 0,
    checks           integer not null default 0,
    first_fetched_at timestamptz,
    last_fetched_at  timestamptz,
    etag             text,
    last_modified    text,
    body_sha256      bytea,
    last_outcome     text,
    last_message     text not null default '',
    article_id       bigint,
    fed_at           timestamptz,
    lease_holder     text,
    lease_until      timestamptz
);
create index page_due on wirecopy.page (next_fetch_at) where next_fetch_at is not null;
create index page_article on wirecopy.page (article_id);
create index page_unserved on wirecopy.page (page_id)
    where fed_at is null and last_outcome is not null and last_outcome not in ('ok', 'not_modified', 'same_body');
comment on table wirecopy.page is 'One article address with its fetching state, whatever feeds listed it. Each fetch of it is a row of page_fetch.';
comment on column wirecopy.page.page_id is 'Our number of the page.';
comment on column wirecopy.page.url is 'The address we ask: as listed, without tracking parameters.';
comment on column wirecopy.page.key_sha256 is 'SHA-256 of the key form of the address (no scheme, no www., no final slash): one page per key.';
comment on column wirecopy.page.domain is 'Registrable domain of url: decides the shard and the pacing.';
comment on column wirecopy.page.first_seen_at is 'When a feed first listed it.';
comment on column wirecopy.page.next_fetch_at is 'When it is fetched, or looked at again for changes; NULL: not again on our own account.';
comment on column wirecopy.page.attempts is 'Failed fetches since the last good one.';
comment on column wirecopy.page.checks is 'Good fetches so far.';
comment on column wirecopy.page.first_fetched_at is 'First good fetch.';
comment on column wirecopy.page.last_fetched_at is 'Last fetch, good or not.';
comment on column wirecopy.page.etag is 'Sent back verbatim.';
comment on column wirecopy.page.last_modified is 'Sent back verbatim.';
comment on column wirecopy.page.body_sha256 is 'Of the last body: tells an identical answer from a new one.';
comment on column wirecopy.page.last_outcome is 'How the last fetch ended: docs/outcomes.md.';
comment on column wirecopy.page.last_message is 'The reason in one line.';
comment on column wirecopy.page.article_id is 'The article that it shows; several addresses may show one article.';
comment on column wirecopy.page.fed_at is 'When the text that a feed carries was read in its place; NULL again when the entry changes.';
comment on column wirecopy.page.lease_holder is 'Which worker fetches it now: run/stage/shard.';
comment on column wirecopy.page.lease_until is 'Until when that worker may hold it.';

create table wirecopy.page_fetch (
    page_fetch_id       bigint generated always as identity primary key,
    page_id             bigint not null references wirecopy.page,
    run_id              bigint not null,
    fetched_at          timestamptz not null,
    outcome             text not null,
    message             text not null default '',
    http_status         integer,
    final_url           text,
    seconds             real not null default 0,
    wire_bytes          bigint not null default 0,
    document_id         bigint,
    document_fetched_at timestamptz,
    extract_outcome     text,
    extract_message     text not null default '',
    extract_attempts    integer not null default 0,
    extract_run_id      bigint,
    extracted_at        timestamptz,
    lease_holder        text,
    lease_until         timestamptz
);
create index page_fetch_page on wirecopy.page_fetch (page_id, fetched_at desc);
create index page_fetch_run on wirecopy.page_fetch (run_id);
create index page_fetch_extract_run on wirecopy.page_fetch (extract_run_id);
create index page_fetch_waiting on wirecopy.page_fetch (page_fetch_id) where document_id is not null and extract_outcome is null;
comment on table wirecopy.page_fetch is 'One fetch of a page and what extraction made of it. Old rows may be deleted, but the last one of a page.';
comment on column wirecopy.page_fetch.page_fetch_id is 'Our number of the fetch.';
comment on column wirecopy.page_fetch.page_id is 'The page.';
comment on column wirecopy.page_fetch.run_id is 'The run that fetched it.';
comment on column wirecopy.page_fetch.fetched_at is 'When, by the run''s clock.';
comment on column wirecopy.page_fetch.outcome is 'How it ended: docs/outcomes.md.';
comment on column wirecopy.page_fetch.message is 'The reason in one line.';
comment on column wirecopy.page_fetch.http_status is 'Status of the last answer; NULL when none arrived.';
comment on column wirecopy.page_fetch.final_url is 'Address after redirects.';
comment on column wirecopy.page_fetch.seconds is 'From the first byte asked to the last one read.';
comment on column wirecopy.page_fetch.wire_bytes is 'Bytes of the body as they travelled.';
comment on column wirecopy.page_fetch.document_id is 'The raw document, where a new one arrived; such a row waits until extract_outcome is set.';
comment on column wirecopy.page_fetch.document_fetched_at is 'Names the partition of document_id.';
comment on column wirecopy.page_fetch.extract_outcome is 'How extraction ended; NULL while it waits.';
comment on column wirecopy.page_fetch.extract_message is 'The reason in one line.';
comment on column wirecopy.page_fetch.extract_attempts is 'How often extraction began: a page that kills its worker twice is set aside.';
comment on column wirecopy.page_fetch.extract_run_id is 'The run that extracted it.';
comment on column wirecopy.page_fetch.extracted_at is 'When, by that run''s clock.';
comment on column wirecopy.page_fetch.lease_holder is 'Which worker extracts it now: run/stage/shard.';
comment on column wirecopy.page_fetch.lease_until is 'Until when that worker may hold it.';

create table wirecopy.entry (
    entry_id            bigint generated always as identity primary key,
    feed_id             bigint not null references wirecopy.feed,
    key                 bytea not null,
    page_id             bigint references wirecopy.page,
    outcome             text,
    message             text not null default '',
    guid                text,
    link                text,
    title               text not null default '',
    authors             text[] not null default '{}',
    summary             text not null default '',
    content             text not null default '',
    tags                text[] not null default '{}',
    image_url           text,
    published_at        timestamptz check (published_at between '1995-01-01' and '2100-01-01'),
    published_raw       text,
    published_precision text,
    updated_at          timestamptz check (updated_at between '1995-01-01' and '2100-01-01'),
    updated_raw         text,
    content_sha256      bytea not null,
    first_seen_at       timestamptz not null,
    last_seen_at        timestamptz not null,
    unique (feed_id, key)
);
create index entry_page on wirecopy.entry (page_id);
create index entry_first_seen on wirecopy.entry (feed_id, first_seen_at desc);
comment on table wirecopy.entry is 'One item that a feed listed. Its identity is (feed, key); it stays when the feed drops it.';
comment on column wirecopy.entry.entry_id is 'Our number of the entry.';
comment on column wirecopy.entry.feed_id is 'The feed that listed it.';
comment on column wirecopy.entry.key is 'SHA-256 of its guid, link, title and day, or content, as the feed''s key policy says.';
comment on column wirecopy.entry.page_id is 'The article address; NULL when it has no usable link.';
comment on column wirecopy.entry.outcome is 'no_link or bad_link where it cannot become a page; NULL otherwise.';
comment on column wirecopy.entry.message is 'The reason in one line.';
comment on column wirecopy.entry.guid is 'As listed.';
comment on column wirecopy.entry.link is 'As listed, made absolute.';
comment on column wirecopy.entry.title is 'Plain text.';
comment on column wirecopy.entry.authors is 'As listed.';
comment on column wirecopy.entry.summary is 'As listed: HTML from the network, not made safe.';
comment on column wirecopy.entry.content is 'Full text, where the feed carries it: HTML from the network, not made safe.';
comment on column wirecopy.entry.tags is 'As listed.';
comment on column wirecopy.entry.image_url is 'As listed.';
comment on column wirecopy.entry.published_at is 'The feed''s claim; NULL when it cannot be read with certainty or is out of range.';
comment on column wirecopy.entry.published_raw is 'The claim in the feed''s own words.';
comment on column wirecopy.entry.published_precision is 'second, minute or day.';
comment on column wirecopy.entry.updated_at is 'The feed''s claim of its last change.';
comment on column wirecopy.entry.updated_raw is 'That claim in the feed''s own words.';
comment on column wirecopy.entry.content_sha256 is 'Of what the feed says of it; a change makes its page due again.';
comment on column wirecopy.entry.first_seen_at is 'First poll that listed it.';
comment on column wirecopy.entry.last_seen_at is 'Last changed document that listed it, to the day.';
