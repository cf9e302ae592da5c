-- depends: 0020_checked_words_hold
-- Bylines that are no people, the outlet and its newsroom above all, stood among the authors. They get a column of their
-- own, filled from the next extraction or replay on.

alter table wirecopy.article add column organisations text[] not null default '{}';
comment on column wirecopy.article.organisations is 'Organisations that the byline names: the outlet, its newsroom, an agency.';
