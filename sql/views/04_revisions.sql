create or replace view news.revisions as
select r.article_id, r.revision_no, r.seen_at, r.title, r.text, r.words_added, r.words_removed, r.cause, r.extractor
from wirecopy.revision r;

comment on view news.revisions is 'One row per state of an article''s headline or text, append-only.';
comment on column news.revisions.article_id is 'The article.';
comment on column news.revisions.revision_no is '1 for the first state, then counting.';
comment on column news.revisions.seen_at is 'When we fetched this state.';
comment on column news.revisions.title is 'Headline in this state.';
comment on column news.revisions.text is 'Text in this state.';
comment on column news.revisions.words_added is 'Words that the state before did not have.';
comment on column news.revisions.words_removed is 'Words of the state before that are gone.';
comment on column news.revisions.cause is 'first_seen; page_changed (the newsroom did it); reextracted (a newer extractor of ours did it); source_changed (the text is read from another document: the page after its feed''s summary, its AMP form).';
comment on column news.revisions.extractor is 'What made the text.';
