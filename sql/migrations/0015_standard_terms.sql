-- depends: 0014_fewer_shingle_partitions
-- Names that a newcomer knows from elsewhere, one for each idea (docs/glossary.md). Nothing but names and comments changes.

-- Views come after all migrations, so a new database has none yet.
drop view if exists news.site_furniture;

alter view wirecopy.furniture rename to boilerplate;
comment on view wirecopy.boilerplate is 'Lines that articles about three different things showed: extraction leaves them out.';
comment on table wirecopy.site_line is 'The lines of each outlet''s articles, by hash. Most stand in one article and are deleted after two weeks. Those that turn out to be boilerplate stay, because a replay of old pages needs them. Delete rows to make an outlet, or one line, be learned anew.';
comment on column wirecopy.article.text is 'Paragraphs, one per line, without boilerplate and credit lines.';

alter table wirecopy.fingerprint rename column speaker_id to representative_id;
alter index wirecopy.fingerprint_speaker rename to fingerprint_representative;
alter table wirecopy.fingerprint rename constraint fingerprint_speaker_id_fkey to fingerprint_representative_id_fkey;
comment on column wirecopy.fingerprint.representative_id is 'The nearly identical member of its story whose shingles stand for it in the index; NULL where its own are there.';

alter table wirecopy.story_apart rename to manual_split;
alter index wirecopy.story_apart_pkey rename to manual_split_pkey;
alter index wirecopy.story_apart_story rename to manual_split_story;
alter table wirecopy.manual_split rename constraint story_apart_article_id_fkey to manual_split_article_id_fkey;
alter table wirecopy.manual_split rename constraint story_apart_story_id_fkey to manual_split_story_id_fkey;

alter table wirecopy.page rename column fed_at to feed_text_read_at;
alter index wirecopy.page_unserved rename to page_feed_only;
