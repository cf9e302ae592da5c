-- depends: 0005_articles
-- The same text across outlets: fingerprints to find it, stories to hold it, the evidence of every link.

create table wirecopy.fingerprint (
    article_id bigint primary key references wirecopy.article,
    body_hash  bigint not null,
    words      integer not null,
    shingles   integer not null,
    speaker_id bigint references wirecopy.article
);
create index fingerprint_body on wirecopy.fingerprint (body_hash, article_id);
create index fingerprint_speaker on wirecopy.fingerprint (speaker_id) where speaker_id is not null;
comment on table wirecopy.fingerprint is 'A short summary of each article''s text, kept for all time: body_hash finds unchanged re-posts of any age.';
comment on column wirecopy.fingerprint.article_id is 'The article.';
comment on column wirecopy.fingerprint.body_hash is '64-bit hash of the whole normalised text; under 40 words of the headline too, because a text so short is often furniture.';
comment on column wirecopy.fingerprint.words is 'Words of the normalised text.';
comment on column wirecopy.fingerprint.shingles is 'Distinct runs of five words.';
comment on column wirecopy.fingerprint.speaker_id is 'The nearly identical member of its story whose shingles stand for it in the index; NULL when it is indexed itself, or has too few words for that.';

create table wirecopy.shingle (
    hash       bigint not null,
    article_id bigint not null,
    seen_at    timestamptz not null
) partition by range (seen_at);
create index shingle_hash on wirecopy.shingle (hash) include (article_id);
create index shingle_article on wirecopy.shingle (article_id);
comment on table wirecopy.shingle is 'The 32 smallest shingle hashes of the articles of the window, save those nearly identical to an indexed member of their story, in weekly partitions; old ones are dropped whole. Two articles that share two of them are compared word by word.';
comment on column wirecopy.shingle.hash is '64-bit hash of five words in a row.';
comment on column wirecopy.shingle.article_id is 'The article.';
comment on column wirecopy.shingle.seen_at is 'The article''s first_seen_at; names the partition.';

create function wirecopy.ensure_shingle_partition(at timestamptz) returns void
language plpgsql as $$
declare
    week date := date_trunc('week', at at time zone 'UTC');
    name text := 'shingle_' || to_char(week, 'YYYY_MM_DD');
begin
    if to_regclass('wirecopy.' || name) is null then
        execute format('create table wirecopy.%I partition of wirecopy.shingle for values from (%L) to (%L)',
                       name, week::timestamp at time zone 'UTC', (week + 7)::timestamp at time zone 'UTC');
        execute format('comment on table wirecopy.%I is %L', name, 'Shingles of articles first seen in the week of ' || week || ' (UTC).');
    end if;
end $$;
comment on function wirecopy.ensure_shingle_partition(timestamptz) is 'Makes the partition that holds shingles of that week, where it is missing.';

create table wirecopy.stop_shingle (
    hash     bigint primary key,
    stories  integer not null,
    noted_at timestamptz not null
);
comment on table wirecopy.stop_shingle is 'Hashes found in so many stories that they are boilerplate; never looked up. Noted when dedupe meets them, recomputed by wirecopy_maintenance.';
comment on column wirecopy.stop_shingle.hash is 'The hash.';
comment on column wirecopy.stop_shingle.stories is 'In how many different stories it was found.';
comment on column wirecopy.stop_shingle.noted_at is 'When that was counted.';

create table wirecopy.story (
    story_id           bigint generated always as identity primary key,
    created_at         timestamptz not null,
    merged_into        bigint references wirecopy.story,
    title              text not null default '',
    originator         text,
    distributor        text,
    first_seen_at      timestamptz,
    first_outlet_id    bigint references wirecopy.outlet,
    last_seen_at       timestamptz,
    outlet_count       integer not null default 0,
    article_count      integer not null default 0,
    fullest_article_id bigint references wirecopy.article,
    language           text,
    first_published_at        timestamptz,
    first_published_outlet_id bigint references wirecopy.outlet,
    credit_conflicts   integer not null default 0,
    unpublished        boolean not null default true,
    change_seq         bigint
);
create unique index story_change on wirecopy.story (change_seq);
create index story_unpublished on wirecopy.story (story_id) where unpublished;
create index story_last_seen on wirecopy.story (last_seen_at desc) where merged_into is null;
comment on table wirecopy.story is 'A set of articles that carry the same text. Its number never dies: a merged story points to the one that took its place.';
comment on column wirecopy.story.story_id is 'Our number of the story.';
comment on column wirecopy.story.created_at is 'When its first article was compared.';
comment on column wirecopy.story.merged_into is 'The story that took its place; NULL while it stands.';
comment on column wirecopy.story.title is 'Headline of the original: the originator''s own, else the one that came first.';
comment on column wirecopy.story.originator is 'Who wrote it, by the best credit of any member.';
comment on column wirecopy.story.distributor is 'Who passed it on, by the best credit of any member.';
comment on column wirecopy.story.first_seen_at is 'When we first saw any member.';
comment on column wirecopy.story.first_outlet_id is 'Who had it first; within one hour of polling, who claims the earlier time.';
comment on column wirecopy.story.last_seen_at is 'When we last saw a new member or a new revision.';
comment on column wirecopy.story.outlet_count is 'Different outlets among the members.';
comment on column wirecopy.story.article_count is 'Members.';
comment on column wirecopy.story.fullest_article_id is 'The member with the longest text, which the others are held against.';
comment on column wirecopy.story.language is 'Of the fullest member.';
comment on column wirecopy.story.first_published_at is 'The earliest time of publication that any member claims; NULL when none does.';
comment on column wirecopy.story.first_published_outlet_id is 'Who claims it.';
comment on column wirecopy.story.credit_conflicts is 'Members whose own page credits somebody else as originator.';
comment on column wirecopy.story.unpublished is 'Whether its roll-up still waits for the publish stage.';
comment on column wirecopy.story.change_seq is 'Number of its last change, in commit order.';

create table wirecopy.story_copy (
    article_id         bigint primary key references wirecopy.article,
    story_id           bigint not null references wirecopy.story,
    relation           text not null default 'copy' check (relation in ('original', 'copy')),
    matched_article_id bigint references wirecopy.article,
    containment        real not null,
    jaccard            real not null,
    shared             integer not null,
    longest_run        integer not null,
    rule               text not null,
    ground             text not null,
    decided_at         timestamptz not null,
    compared_with      bytea,
    words_kept         integer,
    words_cut          integer,
    words_added        integer,
    headline_changed   boolean,
    order_changed      boolean
);
create index story_copy_story on wirecopy.story_copy (story_id);
comment on table wirecopy.story_copy is 'An article''s place in its story, with the numbers that put it there.';
comment on column wirecopy.story_copy.article_id is 'The article; it stands in exactly one story.';
comment on column wirecopy.story_copy.story_id is 'The story.';
comment on column wirecopy.story_copy.relation is 'original: the originator''s own outlet, else the member seen first; copy: every other.';
comment on column wirecopy.story_copy.matched_article_id is 'The member it was found to copy; NULL for the one that founded the story.';
comment on column wirecopy.story_copy.containment is 'Shared shingles over shingles of the shorter text.';
comment on column wirecopy.story_copy.jaccard is 'Shared shingles over all shingles of both.';
comment on column wirecopy.story_copy.shared is 'Shared shingles.';
comment on column wirecopy.story_copy.longest_run is 'Longest common run, in words.';
comment on column wirecopy.story_copy.rule is 'Name and version of the rule that decided.';
comment on column wirecopy.story_copy.ground is 'Why it is a copy: same_body, contained or alike; founder for the one that founded the story.';
comment on column wirecopy.story_copy.decided_at is 'When.';
comment on column wirecopy.story_copy.compared_with is 'Digest of the two texts behind the words_ columns, so that they are counted again only when one changed.';
comment on column wirecopy.story_copy.words_kept is 'Words of the fullest text that this copy has; counted as dedupe does (state-run is two).';
comment on column wirecopy.story_copy.words_cut is 'Words of the fullest text that it lacks; counted as dedupe does (state-run is two).';
comment on column wirecopy.story_copy.words_added is 'Words that the fullest text lacks; counted as dedupe does (state-run is two).';
comment on column wirecopy.story_copy.headline_changed is 'Whether its headline differs from the original''s.';

comment on column wirecopy.story_copy.order_changed is 'Whether it has sentences of the fullest text in another order.';

create table wirecopy.copy_passage (
    article_id bigint not null references wirecopy.story_copy,
    position   integer not null,
    kind       text not null check (kind in ('kept', 'cut', 'added', 'edited')),
    start      integer,
    length     integer,
    was_start  integer,
    was_length integer,
    primary key (article_id, position)
);
comment on table wirecopy.copy_passage is 'What a copy did to the fullest text, passage by passage, as places in the two texts: storing the words again would double the database.';
comment on column wirecopy.copy_passage.article_id is 'The copy.';
comment on column wirecopy.copy_passage.position is 'Counts its passages in reading order; a cut stands where the fullest text has it.';
comment on column wirecopy.copy_passage.kind is 'kept, cut, added or edited.';
comment on column wirecopy.copy_passage.start is 'First character in the copy, from 0; NULL for a cut.';
comment on column wirecopy.copy_passage.length is 'Characters in the copy.';
comment on column wirecopy.copy_passage.was_start is 'First character in the fullest text, from 0; NULL for what was added.';
comment on column wirecopy.copy_passage.was_length is 'Characters in the fullest text.';

create table wirecopy.story_version (
    story_id         bigint not null references wirecopy.story,
    other_story_id   bigint not null references wirecopy.story,
    article_id       bigint not null references wirecopy.article,
    other_article_id bigint not null references wirecopy.article,
    containment      real not null,
    jaccard          real not null,
    shared           integer not null,
    longest_run      integer not null,
    rule             text not null,
    ground           text not null,
    linked_at        timestamptz not null,
    primary key (story_id, other_story_id),
    check (story_id < other_story_id)
);
create index story_version_other on wirecopy.story_version (other_story_id);
comment on table wirecopy.story_version is 'Two stories of which one rewrites the other (a running wire story). Never merges them.';
comment on column wirecopy.story_version.story_id is 'The story with the smaller number.';
comment on column wirecopy.story_version.other_story_id is 'The other story.';
comment on column wirecopy.story_version.article_id is 'The member of story_id that was compared.';
comment on column wirecopy.story_version.other_article_id is 'The member of other_story_id that was compared.';
comment on column wirecopy.story_version.containment is 'Shared shingles over shingles of the shorter text.';
comment on column wirecopy.story_version.jaccard is 'Shared shingles over all shingles of both.';
comment on column wirecopy.story_version.shared is 'Shared shingles.';
comment on column wirecopy.story_version.longest_run is 'Longest common run, in words.';
comment on column wirecopy.story_version.rule is 'Name and version of the rule that decided.';
comment on column wirecopy.story_version.ground is 'Why it is a version: rewritten, or item when the older text stands below or inside the newer.';
comment on column wirecopy.story_version.linked_at is 'When.';

create table wirecopy.story_merge (
    from_story_id      bigint primary key references wirecopy.story,
    into_story_id      bigint not null references wirecopy.story,
    article_id         bigint not null references wirecopy.article,
    matched_article_id bigint not null references wirecopy.article,
    reason             text not null,
    merged_at          timestamptz not null
);
comment on table wirecopy.story_merge is 'The log of stories that turned out to be one.';
comment on column wirecopy.story_merge.from_story_id is 'The story that gave way.';
comment on column wirecopy.story_merge.into_story_id is 'The story that took its place.';
comment on column wirecopy.story_merge.article_id is 'The article that joined them.';
comment on column wirecopy.story_merge.matched_article_id is 'The article it was found to copy.';
comment on column wirecopy.story_merge.reason is 'The evidence in words.';
comment on column wirecopy.story_merge.merged_at is 'When.';

create table wirecopy.story_split (
    split_id     bigint generated always as identity primary key,
    story_id     bigint not null references wirecopy.story,
    new_story_id bigint not null references wirecopy.story,
    article_id   bigint not null references wirecopy.article,
    reason       text not null,
    split_at     timestamptz not null
);
create index story_split_story on wirecopy.story_split (story_id);
create index story_split_article on wirecopy.story_split (article_id);
comment on table wirecopy.story_split is 'The log of articles that left a story.';
comment on column wirecopy.story_split.split_id is 'Our number of the entry.';
comment on column wirecopy.story_split.story_id is 'The story that it left.';
comment on column wirecopy.story_split.new_story_id is 'The story where it went.';
comment on column wirecopy.story_split.article_id is 'The article.';
comment on column wirecopy.story_split.reason is 'Why, in words.';
comment on column wirecopy.story_split.split_at is 'When.';

create table wirecopy.story_apart (
    article_id bigint not null references wirecopy.article,
    story_id   bigint not null references wirecopy.story,
    reason     text not null,
    set_at     timestamptz not null,
    primary key (article_id, story_id)
);
create index story_apart_story on wirecopy.story_apart (story_id);
comment on table wirecopy.story_apart is 'Articles that somebody took out of a story by hand (wirecopy dedupe split): they never come back to it.';
comment on column wirecopy.story_apart.article_id is 'The article.';
comment on column wirecopy.story_apart.story_id is 'The story.';
comment on column wirecopy.story_apart.reason is 'Why, in the words of whoever did it.';
comment on column wirecopy.story_apart.set_at is 'When.';

create table wirecopy.change_counter (
    only_row boolean primary key default true check (only_row),
    last_seq bigint not null
);
insert into wirecopy.change_counter (last_seq) values (0);
comment on table wirecopy.change_counter is 'The last change number given out. A row and not a sequence: whoever numbers changes holds its lock until commit, so numbers appear in commit order and a reader that remembers one misses nothing.';
comment on column wirecopy.change_counter.only_row is 'Keeps the table at one row.';
comment on column wirecopy.change_counter.last_seq is 'The number.';
