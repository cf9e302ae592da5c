-- depends: 0036_search
-- news.changes() said that an article or story changed, and not what. Each kind of change now has the number with which it
-- was last published, beside change_seq. A consumer that comes back after several publishes is told of all kinds whose
-- number is larger than the one that it remembers.
--
-- New columns without a default, or with a constant one, rewrite nothing: this takes no longer at a million articles.
-- What was numbered before has no such numbers; recorded_since tells it from what did not change.
--
-- news.changes gets a new column, which `create or replace` refuses.

drop function if exists news.changes(bigint, integer);

create function wirecopy.pending_change() returns bigint
language sql immutable
return 9223372036854775807;
comment on function wirecopy.pending_change() is 'In place of a change number: changed, and not numbered yet. Larger than any number, so it counts as a change for whoever asks meanwhile.';

create function wirecopy.numbered(seq bigint, number bigint) returns bigint
language sql immutable
return case when seq = wirecopy.pending_change() then number else seq end;
comment on function wirecopy.numbered(bigint, bigint) is 'The number where the change is pending, else the one that it had.';

alter table wirecopy.article
    add column first_change_seq bigint,
    add column text_seq bigint,
    add column headline_seq bigint,
    add column metadata_seq bigint,
    add column story_seq bigint,
    add column credit_seq bigint,
    add column withdrawn_seq bigint,
    add column missing_since timestamptz,
    add column withdrawn_at timestamptz,
    add column minor_revision_count integer not null default 0;
comment on column wirecopy.article.first_change_seq is 'Number of its first change; NULL before that, and where that was before 0038.';
comment on column wirecopy.article.text_seq is 'Number of the last change of its text. NULL: never since it is new; wirecopy.pending_change(): not numbered yet. So for the other kinds.';
comment on column wirecopy.article.headline_seq is 'Number of the last change of its headline.';
comment on column wirecopy.article.metadata_seq is 'Number of the last change of anything else that the page says, but credits, or of a time of ours that was put right.';
comment on column wirecopy.article.story_seq is 'Number of its last move to another story.';
comment on column wirecopy.article.credit_seq is 'Number of the last change of its credits, or of the originator or distributor that readers see.';
comment on column wirecopy.article.withdrawn_seq is 'Number of the last change of withdrawn_at.';
comment on column wirecopy.article.missing_since is 'When its page first answered 404 or 410, or said that it is not there; NULL while the page serves it.';
comment on column wirecopy.article.withdrawn_at is 'When its page was found to be taken down: it answered 410, or was missing at two looks in a row. NULL while it is served.';
comment on column wirecopy.article.minor_revision_count is 'How many of its revisions changed no prose or went back to an earlier state: of a page that flips there are 24 at most.';

alter table wirecopy.story
    add column first_change_seq bigint,
    add column members_seq bigint,
    add column text_seq bigint,
    add column headline_seq bigint,
    add column metadata_seq bigint,
    add column credit_seq bigint,
    add column versions_seq bigint;
comment on column wirecopy.story.first_change_seq is 'Number of its first change; NULL before that, and where that was before 0038.';
comment on column wirecopy.story.members_seq is 'Number of the last change of its members or of why they are copies. NULL: never since it is new; wirecopy.pending_change(): not numbered yet. So for the other kinds.';
comment on column wirecopy.story.text_seq is 'Number of the last change of a member''s text.';
comment on column wirecopy.story.headline_seq is 'Number of the last change of its title.';
comment on column wirecopy.story.metadata_seq is 'Number of the last change of its first sight, first statement, language or fullest member.';
comment on column wirecopy.story.credit_seq is 'Number of the last change of its originator, distributor or conflicts.';
comment on column wirecopy.story.versions_seq is 'Number of the last change of the stories that it is a version of.';

alter table wirecopy.change_counter add column recorded_since bigint not null default 0;
update wirecopy.change_counter set recorded_since = last_seq;
comment on column wirecopy.change_counter.recorded_since is 'The last number that was given out before it was recorded what changed.';
