-- depends: 0015_standard_terms
-- transactional: false
-- Which document gave the text of an article. Until now a "feed " before the version of the extractor said so, and nothing
-- said it of AMP and print forms. Each statement is a transaction of its own and may be repeated: none holds a lock for
-- longer than it takes to add a column, while the tables are read and written on.

alter table wirecopy.article add column if not exists text_source text not null default 'page';
alter table wirecopy.revision add column if not exists text_source text not null default 'page';
comment on column wirecopy.article.text_source is 'Which document gave the text: page (with its further parts), alternate (the AMP or print form of a page that gives less), or feed (its page gives less or cannot be had).';
comment on column wirecopy.revision.text_source is 'Which document gave the text: page, alternate or feed.';

-- Nothing that readers were told changes by this, so no change number is given.
update wirecopy.article set text_source = 'feed', extractor = substr(extractor, 6) where extractor like 'feed %';
update wirecopy.revision set text_source = 'feed', extractor = substr(extractor, 6) where extractor like 'feed %';
update wirecopy.article a set text_source = 'alternate'
from wirecopy.page p
where p.page_id = a.page_id and p.alternate_words > 0 and a.text_source = 'page';
update wirecopy.revision r set text_source = 'alternate'
from wirecopy.page_part t
where t.page_fetch_id = r.page_fetch_id and t.kind in ('amp', 'print') and t.words > 0 and r.text_source = 'page';

alter table wirecopy.article drop constraint if exists article_text_source_check;
alter table wirecopy.article add constraint article_text_source_check
    check (text_source in ('page', 'alternate', 'feed')) not valid;
alter table wirecopy.article validate constraint article_text_source_check;
alter table wirecopy.revision drop constraint if exists revision_text_source_check;
alter table wirecopy.revision add constraint revision_text_source_check
    check (text_source in ('page', 'alternate', 'feed')) not valid;
alter table wirecopy.revision validate constraint revision_text_source_check;
