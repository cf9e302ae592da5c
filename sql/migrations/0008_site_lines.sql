-- depends: 0007_archive
-- What outlets repeat: lines that stand in different stories of one outlet are its furniture, not text.

create table wirecopy.site_line (
    outlet_id    bigint not null references wirecopy.outlet,
    line_hash    bigint not null,
    last_seen_on date not null,
    article_ids  bigint[] not null,
    sample       text,
    primary key (outlet_id, line_hash)
);
create index site_line_repeated on wirecopy.site_line (outlet_id) where cardinality(article_ids) >= 3;
create index site_line_unrepeated on wirecopy.site_line (last_seen_on) where cardinality(article_ids) < 3;
comment on table wirecopy.site_line is 'The lines of each outlet''s articles, by hash. Most stand in one article and are forgotten after two weeks; those that turn out to be furniture stay, because a replay of old pages needs them. Delete rows to make an outlet, or one line, be learned anew.';
comment on column wirecopy.site_line.outlet_id is 'The outlet.';
comment on column wirecopy.site_line.line_hash is '64-bit hash of the line''s letters and digits, whatever its case and punctuation.';
comment on column wirecopy.site_line.last_seen_on is 'Day (UTC) of the last article that showed it, whether it was left in the text or not.';
comment on column wirecopy.site_line.article_ids is 'Articles that showed it: one of each story, and of each subject as headlines tell it; at most five.';
comment on column wirecopy.site_line.sample is 'Its words in one article, the first 300 characters; NULL while it stands in one story only.';

create view wirecopy.furniture as
select l.outlet_id, l.line_hash, l.sample, witnessed.stories, witnessed.first_seen_at, l.last_seen_on
from wirecopy.site_line l
cross join lateral (
    -- By the stories of now: two that have turned out to be one count once.
    select count(distinct c.story_id)::integer as stories, min(a.first_seen_at) as first_seen_at
    from wirecopy.story_copy c
    join wirecopy.article a using (article_id)
    where c.article_id = any(l.article_ids)
) witnessed
where cardinality(l.article_ids) >= 3 and witnessed.stories >= 3;
comment on view wirecopy.furniture is 'Lines that articles about three different things showed: extraction leaves them out.';
comment on column wirecopy.furniture.outlet_id is 'The outlet.';
comment on column wirecopy.furniture.line_hash is 'As in site_line.';
comment on column wirecopy.furniture.sample is 'Its words in one article.';
comment on column wirecopy.furniture.stories is 'Different stories that showed it before it was left out, at most five.';
comment on column wirecopy.furniture.first_seen_at is 'When we first saw one of these.';
comment on column wirecopy.furniture.last_seen_on is 'Day (UTC) of the last article that showed it.';
