-- depends: 0040_facts
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

-- Raw feeds are of use for a shorter time than raw pages, so each month has a partition for either.
-- Months that hold documents stay as they are, and are archived when the one of the two that is kept longer is old enough.
-- The new key takes two seconds for a million documents (measured), in which nobody reads or writes them.

alter table wirecopy.document drop constraint document_pkey;
alter table wirecopy.document add primary key (document_id, fetched_at, kind);

create or replace function wirecopy.ensure_document_partition(at timestamptz) returns void
language plpgsql as $$
declare
    month date := date_trunc('month', at at time zone 'UTC');
    name  text := 'document_' || to_char(month, 'YYYY_MM');
    kind  text;
begin
    if to_regclass('wirecopy.' || name) is null then
        execute format('create table wirecopy.%I partition of wirecopy.document for values from (%L) to (%L) partition by list (kind)',
                       name, month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
        execute format('comment on table wirecopy.%I is %L', name, 'Raw documents fetched in ' || to_char(month, 'YYYY-MM') || ' (UTC).');
    elsif (select relkind from pg_class where oid = ('wirecopy.' || name)::regclass) = 'r' then
        return;  -- a month of an older version, which is not divided
    end if;
    foreach kind in array array['feed', 'page'] loop
        if to_regclass('wirecopy.' || name || '_' || kind) is null then
            execute format('create table wirecopy.%I partition of wirecopy.%I for values in (%L)', name || '_' || kind, name, kind);
            execute format('comment on table wirecopy.%I is %L', name || '_' || kind,
                           'Raw ' || kind || 's fetched in ' || to_char(month, 'YYYY-MM') || ' (UTC).');
        end if;
    end loop;
end $$;
comment on function wirecopy.ensure_document_partition(timestamptz) is 'Makes the partitions that hold feeds and pages of that month, where they are missing.';
comment on table wirecopy.document is 'A raw feed or page as it was fetched. Feeds and pages are exported to WARC and dropped by the month (wirecopy_maintenance).';

create or replace view wirecopy.time_partition as
select parent.relname as parent, coalesce(part.relname, partition.relname) as name,
       (regexp_match(bounds, 'FROM \(''([^'']+)''\)'))[1]::timestamptz as since,
       (regexp_match(bounds, 'TO \(''([^'']+)''\)'))[1]::timestamptz as until,
       (regexp_match(pg_get_expr(part.relpartbound, part.oid), 'IN \(''([^'']+)''\)'))[1] as kind
from pg_inherits i
join pg_class partition on partition.oid = i.inhrelid
join pg_class parent on parent.oid = i.inhparent
left join pg_inherits divided on divided.inhparent = partition.oid
left join pg_class part on part.oid = divided.inhrelid
cross join lateral pg_get_expr(partition.relpartbound, partition.oid) as bounds
where parent.relnamespace = 'wirecopy'::regnamespace and parent.relkind = 'p' and not parent.relispartition
  and (partition.relkind = 'r' or part.oid is not null);
comment on view wirecopy.time_partition is 'The partitions of the tables that are cut by time, and of those that are then cut by kind the parts.';
comment on column wirecopy.time_partition.kind is 'The kind of documents in it; NULL: of any, or no documents.';

do $$
declare
    empty_month record;
    is_empty    boolean;
begin
    for empty_month in select name, since from wirecopy.time_partition where parent = 'document' loop
        execute format('select not exists (select from wirecopy.%I)', empty_month.name) into is_empty;
        if is_empty then
            execute format('drop table wirecopy.%I', empty_month.name);
            perform wirecopy.ensure_document_partition(empty_month.since);
        end if;
    end loop;
end $$;
