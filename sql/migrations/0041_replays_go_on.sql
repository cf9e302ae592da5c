-- depends: 0036_search
-- A replay or an import that was interrupted began again from its first page. Now its place is known, and what it has found
-- so far. And what an import brought says which record of which file it is.

create table wirecopy.replay (
    replay_id bigint generated always as identity primary key,
    run_id    bigint not null,
    kind      text not null check (kind in ('replay', 'rehearsal')),
    since     timestamptz not null,
    until     timestamptz not null,
    outlet    text,
    extractor text not null,
    pages     bigint not null,
    after     bigint not null default 0,
    report    jsonb not null default '{}',
    begun_at  timestamptz not null
);
create unique index replay_asked on wirecopy.replay (kind, since, until, coalesce(outlet, ''), extractor);
comment on table wirecopy.replay is 'A replay that has not come to its last page: what it was asked, how far it is, and what it has found. The next run that is asked the same goes on with it.';
comment on column wirecopy.replay.replay_id is 'Our number of the replay.';
comment on column wirecopy.replay.run_id is 'The run that was at it last.';
comment on column wirecopy.replay.kind is 'replay, or rehearsal (which only compares).';
comment on column wirecopy.replay.since is 'Pages whose newest document was fetched at this time or later …';
comment on column wirecopy.replay.until is '… and before this one.';
comment on column wirecopy.replay.outlet is 'The domain of the pages; NULL: of all.';
comment on column wirecopy.replay.extractor is 'Name and version of the extractor: with another one a replay begins anew.';
comment on column wirecopy.replay.pages is 'How many pages there were when it began.';
comment on column wirecopy.replay.after is 'The page_fetch_id up to which all are done.';
comment on column wirecopy.replay.report is 'Pages by effect, words, and the largest changes with their passages, up to there.';
comment on column wirecopy.replay.begun_at is 'When the first run began it, by that run''s clock.';

create table wirecopy.warc_file (
    warc_file_id bigint generated always as identity primary key,
    address      text collate "C" not null,
    bytes        bigint not null,
    run_id       bigint not null,
    after        bigint not null default -1,
    attempts     integer not null default 1,
    counts       jsonb not null default '{}',
    begun_at     timestamptz not null,
    ended_at     timestamptz,
    unique (address, bytes)
);
comment on table wirecopy.warc_file is 'A WARC file of somebody else that was imported, or that an import is at.';
comment on column wirecopy.warc_file.warc_file_id is 'Our number of the file.';
comment on column wirecopy.warc_file.address is 'Its path from the root, or its fsspec address without what is secret.';
comment on column wirecopy.warc_file.bytes is 'Its length: a longer file of that name is another one.';
comment on column wirecopy.warc_file.run_id is 'The run that was at it last.';
comment on column wirecopy.warc_file.after is 'The first byte of the last record that is done; -1: none is.';
comment on column wirecopy.warc_file.attempts is 'How often work began on what follows there. One that the run''s own trouble ended is not counted.';
comment on column wirecopy.warc_file.counts is 'What became of its records, by word, up to there.';
comment on column wirecopy.warc_file.begun_at is 'When work on it began last from its first record, by the run''s clock.';
comment on column wirecopy.warc_file.ended_at is 'When its last record was done; NULL while it goes on, and where it was interrupted.';

create table wirecopy.capture (
    page_fetch_id bigint primary key,
    page_id       bigint not null references wirecopy.page,
    warc_file_id  bigint not null references wirecopy.warc_file,
    start_byte    bigint not null,
    record_id     text,
    captured_at   timestamptz not null,
    run_id        bigint not null,
    imported_at   timestamptz not null
);
create index capture_page on wirecopy.capture (page_id);
comment on table wirecopy.capture is 'A page that an import brought: which record of which file it is. Stays when its fetch is deleted for its age.';
comment on column wirecopy.capture.page_fetch_id is 'The number of its fetch, which its revision knows too.';
comment on column wirecopy.capture.page_id is 'The page.';
comment on column wirecopy.capture.warc_file_id is 'The file.';
comment on column wirecopy.capture.start_byte is 'Where its record begins in the file.';
comment on column wirecopy.capture.record_id is 'The WARC-Record-ID of the record; NULL where it has none.';
comment on column wirecopy.capture.captured_at is 'When somebody else fetched the page, as the record says.';
comment on column wirecopy.capture.run_id is 'The run that imported it.';
comment on column wirecopy.capture.imported_at is 'When, by that run''s clock.';
