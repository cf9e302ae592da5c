-- Add a revision of an article.
-- Parameters: article_id, revision_no, seen_at, title, text, text_sha256, words_added, words_removed, cause,
-- page_fetch_id, extractor, text_source.
insert into wirecopy.revision (article_id, revision_no, seen_at, title, text, text_sha256, words_added, words_removed, cause, page_fetch_id, extractor, text_source)
values (%(article_id)s, %(revision_no)s, %(seen_at)s, %(title)s, %(text)s, %(text_sha256)s, %(words_added)s, %(words_removed)s, %(cause)s, %(page_fetch_id)s, %(extractor)s, %(text_source)s)
