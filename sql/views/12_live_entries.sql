create or replace view news.live_entries as
select e.article_id, e.position, e.published_at, e.published_precision, e.published_source, e.headline, e.text
from wirecopy.live_entry e;

comment on view news.live_entries is 'One row per entry of a live blog, as its page shows it now. The live blog is one article, whose text has all of them.';
comment on column news.live_entries.article_id is 'The live blog.';
comment on column news.live_entries.position is 'Counts the entries in page order, which is mostly the newest first.';
comment on column news.live_entries.published_at is 'When it was written, as the page states it; NULL when that is not credible.';
comment on column news.live_entries.published_precision is 'How exactly that was stated: second, minute or day.';
comment on column news.live_entries.published_source is 'Where that was stated.';
comment on column news.live_entries.headline is 'Its headline; empty where it has none.';
comment on column news.live_entries.text is 'Paragraphs, one per line.';
