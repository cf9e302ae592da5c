-- depends: 0037_articles_of_an_outlet_and_addresses
-- news.changes() said that an article or story changed, and not what. What changes is now noted until publish numbers it, and
-- kept with the number. The state that a row leaves when it gets a new number goes to wirecopy.earlier_change: to compare
-- numbers of the row alone loses changes, because a row may move past a reader who is between two pages
-- (tests/sql/test_change_cursor.py).
--
-- New columns without a default, or with a constant one, rewrite nothing: this takes no longer at a million articles.
--
-- news.changes gets a new column, which `create or replace` refuses.

drop function if exists news.changes(bigint, integer);

create function wirecopy.noted(pending text[], variadic words text[]) returns text[]
language sql immutable
return (select array_agg(distinct word order by word) from unnest(pending || words) word where word is not null);
comment on function wirecopy.noted(text[], text[]) is 'What is pending, and these words of news.changes() that are not NULL; each once. NULL when there is none.';

alter table wirecopy.article
    add column pending text[],
    add column changed text[],
    add column missing_since timestamptz,
    add column withdrawn_at timestamptz,
    add column minor_revision_count integer not null default 0;
comment on column wirecopy.article.pending is 'What changed since its change number, in the words of news.changes(); NULL: nothing.';
comment on column wirecopy.article.changed is 'What changed at its change number, in the words of news.changes(); NULL: it was new then.';
comment on column wirecopy.article.missing_since is 'When its page first answered 404 or 410, or said that it is not there; NULL while the page serves it.';
comment on column wirecopy.article.withdrawn_at is 'When its page was found to be taken down: it answered 410, or was missing at two looks in a row. NULL while it is served.';
comment on column wirecopy.article.minor_revision_count is 'How many of its revisions changed no prose or went back to an earlier state: of a page that flips there are 24 at most.';

alter table wirecopy.story
    add column pending text[],
    add column changed text[];
comment on column wirecopy.story.pending is 'What changed since its change number, in the words of news.changes(); NULL: nothing.';
comment on column wirecopy.story.changed is 'What changed at its change number, in the words of news.changes(); NULL: it was new then.';

create table wirecopy.earlier_change (
    change_seq bigint primary key,
    article_id bigint references wirecopy.article,
    story_id   bigint references wirecopy.story,
    changed    text[],
    check ((article_id is null) <> (story_id is null))
);
comment on table wirecopy.earlier_change is 'The change numbers that articles and stories had before the present one. Append-only; of what changed once there is no row.';
comment on column wirecopy.earlier_change.change_seq is 'The number.';
comment on column wirecopy.earlier_change.article_id is 'The article that had it; NULL for a story.';
comment on column wirecopy.earlier_change.story_id is 'The story that had it; NULL for an article.';
comment on column wirecopy.earlier_change.changed is 'What changed then, in the words of news.changes(); NULL: not recorded.';

alter table wirecopy.change_counter add column recorded_since bigint not null default 0;
update wirecopy.change_counter set recorded_since = last_seq;
comment on column wirecopy.change_counter.recorded_since is 'The last number that was given out before it was recorded what changed.';
