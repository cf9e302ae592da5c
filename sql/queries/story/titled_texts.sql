-- Read headlines and texts to fingerprint.
-- Parameters: article_id (array).
select a.article_id, a.title, a.text, a.text_sha256,
       exists (select from wirecopy.live_entry e where e.article_id = a.article_id) as is_live
from wirecopy.article a
where a.article_id = any(%(article_id)s)
