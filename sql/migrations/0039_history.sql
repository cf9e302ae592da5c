-- depends: 0038_what_changed
-- "Which two timed out at 03:05, and how often this month?" had no answer: polls and page fetches were shown to nobody. Now
-- readers see them as long as they are kept, and what an outlet did in an hour for ever.
--
-- No table is rewritten. The indexes took 15 s among 1.3 million polls, 3 million page fetches and 600,000 pages, on a machine
-- that was busy otherwise. What was polled before is counted by the next maintenance, a day at a time.

create index poll_polled on wirecopy.poll (polled_at);
create index page_fetch_fetched on wirecopy.page_fetch (fetched_at);
-- How often something failed is asked of months. The three that most end with are left out: they would be nine tenths of the
-- index, and whoever counts them reads most of the rows anyhow.
create index poll_outcome on wirecopy.poll (outcome, polled_at) where outcome not in ('ok', 'not_modified', 'same_body');
create index page_fetch_outcome on wirecopy.page_fetch (outcome, fetched_at) where outcome not in ('ok', 'not_modified', 'same_body');
-- A btree ends at 2,704 bytes, and addresses do not.
create index page_url on wirecopy.page using hash (url);

create table wirecopy.outlet_hour (
    outlet_domain       text collate "C" not null,
    hour                timestamptz not null,
    polls               integer not null,
    polls_failed        integer not null,
    entries_new         integer not null,
    page_fetches        integer not null,
    page_fetches_failed integer not null,
    extractions         integer not null,
    extractions_failed  integer not null,
    bytes               bigint not null,
    articles            integer not null,
    words               bigint not null,
    copies              integer not null,
    revisions           integer not null,
    primary key (outlet_domain, hour)
);
create index outlet_hour_hour on wirecopy.outlet_hour (hour);
comment on table wirecopy.outlet_hour is 'What happened with an outlet in an hour, counted from news.polls, news.page_fetches, news.articles and news.revisions, and kept when those are deleted. An hour in which nothing happened has no row.';
comment on column wirecopy.outlet_hour.outlet_domain is 'Domain of the outlet; of pages that belong to none, their registrable domain.';
comment on column wirecopy.outlet_hour.hour is 'When the hour begins (UTC).';
comment on column wirecopy.outlet_hour.polls is 'Polls of its feeds.';
comment on column wirecopy.outlet_hour.polls_failed is 'Of these, without success.';
comment on column wirecopy.outlet_hour.entries_new is 'Entries that these polls listed and no earlier one of their feed.';
comment on column wirecopy.outlet_hour.page_fetches is 'Fetches of its pages.';
comment on column wirecopy.outlet_hour.page_fetches_failed is 'Of these, without success.';
comment on column wirecopy.outlet_hour.extractions is 'Documents of these fetches that were read, then or later.';
comment on column wirecopy.outlet_hour.extractions_failed is 'Of these, without an article in them.';
comment on column wirecopy.outlet_hour.bytes is 'Bytes of feeds and pages as they travelled.';
comment on column wirecopy.outlet_hour.articles is 'Articles that a feed first listed in this hour.';
comment on column wirecopy.outlet_hour.words is 'Words of these articles.';
comment on column wirecopy.outlet_hour.copies is 'Of these articles, those whose text is another article''s.';
comment on column wirecopy.outlet_hour.revisions is 'Changes of its newsroom to any of its articles that we saw in this hour.';

create table wirecopy.outlet_hour_failure (
    outlet_domain text collate "C" not null,
    hour          timestamptz not null,
    stage         text not null,
    outcome       text not null,
    failures      integer not null check (failures > 0),
    primary key (outlet_domain, hour, stage, outcome)
);
create index outlet_hour_failure_hour on wirecopy.outlet_hour_failure (hour);
comment on table wirecopy.outlet_hour_failure is 'What failed with an outlet in an hour, counted and kept like outlet_hour.';
comment on column wirecopy.outlet_hour_failure.outlet_domain is 'Domain of the outlet; of pages that belong to none, their registrable domain.';
comment on column wirecopy.outlet_hour_failure.hour is 'When the hour begins (UTC).';
comment on column wirecopy.outlet_hour_failure.stage is 'poll, fetch or extract. An extraction counts in the hour of its fetch.';
comment on column wirecopy.outlet_hour_failure.outcome is 'How it ended: docs/outcomes.md.';
comment on column wirecopy.outlet_hour_failure.failures is 'How often.';
alter table wirecopy.outlet_hour_failure
    add constraint outlet_hour_failure_stage_check check (stage in ('poll', 'fetch', 'extract')),
    add constraint outlet_hour_failure_outcome_check check (wirecopy.is_outcome(outcome));

create table wirecopy.final_hours (
    until timestamptz not null
);
create unique index final_hours_one_row on wirecopy.final_hours ((true));
comment on table wirecopy.final_hours is 'One row, once maintenance has counted: what outlet_hour and outlet_hour_failure hold of earlier hours is never counted again. Only what lies before it may be deleted from poll and page_fetch.';
comment on column wirecopy.final_hours.until is 'The beginning of the first hour that may still change.';

insert into wirecopy.single_writer (name) values ('outlet_hours');
