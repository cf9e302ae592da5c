-- Say whether an article was seen in this state before.
-- Row: yes or no.
-- Uses revision_article_id_revision_no_key.
-- Parameters: article_id, text_sha256.
select exists (select from wirecopy.revision where article_id = %(article_id)s and text_sha256 = %(text_sha256)s)
