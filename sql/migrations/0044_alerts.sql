-- depends: 0043_stories_by_first_sight
-- What is wrong was counted anew by everybody who looked, and nobody was told. An alert is a row: it opens once and clears once,
-- so that it can be sent to people, and read afterwards.
--
-- The index reads all stories once: 0.4 s among 500,000, for which stories cannot be written. It holds few of them.

create table wirecopy.alert (
    alert_id         bigint generated always as identity primary key,
    kind             text not null check (kind in ('feed_silent', 'outlet_blocked', 'text_share_fallen', 'run_red', 'hour_missed',
                                                   'disk_nearly_full', 'credit_conflict')),
    subject          text not null,
    cause            text not null,
    is_group         boolean not null,
    opened_at        timestamptz not null,
    cleared_at       timestamptz,
    summary          text not null,
    numbers          jsonb not null,
    opening_sent_at  timestamptz,
    clearing_sent_at timestamptz
);
-- A btree ends at 2,704 bytes, and addresses do not.
create unique index alert_open on wirecopy.alert (kind, md5(subject)) where cleared_at is null;
create index alert_opened on wirecopy.alert (opened_at);
create index alert_cleared on wirecopy.alert (cleared_at);
comment on table wirecopy.alert is 'Trouble that a person should know of, from when it was noticed until it was over. Rows are kept for ever; causes that are met by many at once share one.';
comment on column wirecopy.alert.alert_id is 'Our number of the alert.';
comment on column wirecopy.alert.kind is 'What kind of trouble: news.alert_kinds.';
comment on column wirecopy.alert.subject is 'What has the trouble: the address of a feed, the domain of an outlet, the number of a story, the name of a DAG, a folder; of a group, what its members are and their cause.';
comment on column wirecopy.alert.cause is 'What has the same cause is told together from the sixth on: of a feed and an outlet an outcome, of a story the outlet that disagrees. Empty where there is nothing to group by.';
comment on column wirecopy.alert.is_group is 'Whether it stands for all that have this trouble for this cause, but those with an alert of their own.';
comment on column wirecopy.alert.opened_at is 'When it was noticed, by the pipeline''s clock.';
comment on column wirecopy.alert.cleared_at is 'When it was noticed to be over; NULL while it is open.';
comment on column wirecopy.alert.summary is 'The trouble in one line, with its newest numbers.';
comment on column wirecopy.alert.numbers is 'JSON object: the numbers that it was decided by, as they were when it was last looked at.';
comment on column wirecopy.alert.opening_sent_at is 'When people were told that it had opened; NULL: not yet, or nobody is to be told.';
comment on column wirecopy.alert.clearing_sent_at is 'When they were told that it was over.';

insert into wirecopy.single_writer (name) values ('alerts');

create index story_conflict on wirecopy.story (first_seen_at) where credit_conflicts > 0;
