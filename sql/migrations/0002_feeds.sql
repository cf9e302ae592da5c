-- depends: 0001_runs
-- Outlets, their feeds with polling state, and every poll.

create table wirecopy.outlet (
    outlet_id  bigint generated always as identity primary key,
    domain     text collate "C" not null unique,
    name       text not null,
    language   text,
    country    text,
    kind       text,
    listed     boolean not null default false,
    created_at timestamptz not null
);
comment on table wirecopy.outlet is 'A publisher, identified by its domain. Never deleted: articles point here.';
comment on column wirecopy.outlet.outlet_id is 'Our number of the outlet.';
comment on column wirecopy.outlet.domain is 'Registrable domain, or the host that config/outlets.yaml gives where one domain holds several outlets.';
comment on column wirecopy.outlet.name is 'Name for people; the domain itself for outlets that no configuration lists.';
comment on column wirecopy.outlet.language is 'ISO 639-1, as configured.';
comment on column wirecopy.outlet.country is 'ISO 3166-1 alpha-2 of the newsroom, INT where international.';
comment on column wirecopy.outlet.kind is 'newspaper, broadcaster, magazine, digital, wire, aggregator or institution.';
comment on column wirecopy.outlet.listed is 'Whether the configuration lists it now; false also for outlets met through a link.';
comment on column wirecopy.outlet.created_at is 'When we first knew of it.';

create table wirecopy.feed (
    feed_id         bigint generated always as identity primary key,
    outlet_id       bigint not null references wirecopy.outlet,
    url             text not null,
    url_sha256      bytea not null unique,
    domain          text collate "C" not null,
    category        text,
    title           text not null default '',
    status          text not null default 'active' check (status in ('active', 'gone', 'retired')),
    key_policy      text not null default 'guid' check (key_policy in ('guid', 'link', 'title_day', 'content')),
    etag            text,
    last_modified   text,
    body_sha256     bytea,
    listed          bigint[] not null default '{}',
    adopted_url     text,
    moved_to        text,
    moved_count     integer not null default 0,
    moved_since     timestamptz,
    next_poll_at    timestamptz not null,
    last_polled_at  timestamptz,
    last_success_at timestamptz,
    last_whole_at   timestamptz,
    last_new_at     timestamptz,
    last_outcome    text,
    last_message    text not null default '',
    failures_in_row integer not null default 0,
    lease_holder    text,
    lease_until     timestamptz,
    created_at      timestamptz not null
);
create index feed_due on wirecopy.feed (next_poll_at) where status <> 'retired';
create index feed_outlet on wirecopy.feed (outlet_id);
comment on table wirecopy.feed is 'One syndication document of an outlet with its polling state. A feed that leaves the configuration is retired, never deleted.';
comment on column wirecopy.feed.feed_id is 'Our number of the feed.';
comment on column wirecopy.feed.outlet_id is 'Whose feed it is.';
comment on column wirecopy.feed.url is 'The configured address, by which the feed is known whatever address is asked.';
comment on column wirecopy.feed.url_sha256 is 'SHA-256 of url: the unique key (a text index ends at 2,704 bytes and breaks with collation upgrades).';
comment on column wirecopy.feed.domain is 'Registrable domain of the address that is asked: decides the shard and the pacing.';
comment on column wirecopy.feed.category is 'As configured.';
comment on column wirecopy.feed.title is 'As the feed calls itself.';
comment on column wirecopy.feed.status is 'active; gone (410: asked once a week); retired (left the configuration: not asked).';
comment on column wirecopy.feed.key_policy is 'Which field identifies an entry of this feed; only ever downgraded, guid to link to title_day to content.';
comment on column wirecopy.feed.etag is 'Sent back verbatim. Only saved together with the entries of the same answer.';
comment on column wirecopy.feed.last_modified is 'Sent back verbatim. Only saved together with the entries of the same answer.';
comment on column wirecopy.feed.body_sha256 is 'Of the last parsed body: tells an identical answer from a new one.';
comment on column wirecopy.feed.listed is 'The entries of the last document that listed any. When they come back under new keys, the key policy is downgraded.';
comment on column wirecopy.feed.adopted_url is 'Asked in place of url: where permanent redirects led in at least 5 good polls over at least 3 days. Dropped when it fails.';
comment on column wirecopy.feed.moved_to is 'Where an unbroken chain of permanent redirects led last time.';
comment on column wirecopy.feed.moved_count is 'How many good polls in a row agreed on moved_to.';
comment on column wirecopy.feed.moved_since is 'The first of these polls.';
comment on column wirecopy.feed.next_poll_at is 'Not asked before; a run takes what is due within ten minutes of its start.';
comment on column wirecopy.feed.last_polled_at is 'When it was last asked.';
comment on column wirecopy.feed.last_success_at is 'When it last answered well.';
comment on column wirecopy.feed.last_whole_at is 'When it last sent a whole document. After a day it is asked without validators: some servers answer 304 for ever.';
comment on column wirecopy.feed.last_new_at is 'When it last listed an entry that we had not seen.';
comment on column wirecopy.feed.last_outcome is 'How the last poll ended: docs/outcomes.md.';
comment on column wirecopy.feed.last_message is 'The reason in one line.';
comment on column wirecopy.feed.failures_in_row is 'Failed polls since the last good one.';
comment on column wirecopy.feed.lease_holder is 'Which worker polls it now: run/stage/shard.';
comment on column wirecopy.feed.lease_until is 'Until when that worker may hold it.';
comment on column wirecopy.feed.created_at is 'When it was first configured.';

create table wirecopy.poll (
    poll_id             bigint generated always as identity primary key,
    feed_id             bigint not null references wirecopy.feed,
    run_id              bigint not null,
    polled_at           timestamptz not null,
    outcome             text not null,
    message             text not null default '',
    http_status         integer,
    final_url           text,
    seconds             real not null default 0,
    wire_bytes          bigint not null default 0,
    entries_listed      integer not null default 0,
    entries_new         integer not null default 0,
    document_id         bigint,
    document_fetched_at timestamptz
);
create index poll_feed on wirecopy.poll (feed_id, polled_at desc);
create index poll_run on wirecopy.poll (run_id);
comment on table wirecopy.poll is 'One fetch of one feed. Old rows may be deleted freely.';
comment on column wirecopy.poll.poll_id is 'Our number of the poll.';
comment on column wirecopy.poll.feed_id is 'The feed.';
comment on column wirecopy.poll.run_id is 'The run that did it.';
comment on column wirecopy.poll.polled_at is 'When, by the run''s clock.';
comment on column wirecopy.poll.outcome is 'How it ended: docs/outcomes.md.';
comment on column wirecopy.poll.message is 'The reason in one line.';
comment on column wirecopy.poll.http_status is 'Status of the last answer; NULL when none arrived.';
comment on column wirecopy.poll.final_url is 'Address after redirects.';
comment on column wirecopy.poll.seconds is 'From the first byte asked to the last one read.';
comment on column wirecopy.poll.wire_bytes is 'Bytes of the body as they travelled.';
comment on column wirecopy.poll.entries_listed is 'Entries in the document.';
comment on column wirecopy.poll.entries_new is 'Of these, never seen before in this feed.';
comment on column wirecopy.poll.document_id is 'The raw document, where a new one arrived.';
comment on column wirecopy.poll.document_fetched_at is 'Names the partition of document_id.';

create table wirecopy.domain_hold (
    domain text collate "C" primary key,
    until  timestamptz not null,
    reason text not null
);
comment on table wirecopy.domain_hold is 'Domains that asked to be left alone: none of their feeds and pages is asked before the time is over.';
comment on column wirecopy.domain_hold.domain is 'Registrable domain.';
comment on column wirecopy.domain_hold.until is 'When it may be asked again.';
comment on column wirecopy.domain_hold.reason is 'In one line.';

create table wirecopy.robots (
    origin     text collate "C" primary key,
    status     integer,
    body       bytea not null default '',
    fetched_at timestamptz not null
);
comment on table wirecopy.robots is 'robots.txt as each origin last served it (RFC 9309 lets us keep it for a day).';
comment on column wirecopy.robots.origin is 'Scheme, host and port.';
comment on column wirecopy.robots.status is 'HTTP status; NULL when no answer came.';
comment on column wirecopy.robots.body is 'Its first 512 KiB; empty allows everything.';
comment on column wirecopy.robots.fetched_at is 'When it was read.';
