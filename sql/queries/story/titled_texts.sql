-- Read headlines and texts to fingerprint.
-- Parameters: article_id (array), max_bytes (of text; the first in any case).
with summed as (
    select article_id, sum(octet_length(text)) over (order by article_id) - octet_length(text) as bytes_before
    from wirecopy.article
    where article_id = any(%(article_id)s)
)
select a.article_id, a.title, a.text, a.text_sha256,
       exists (select from wirecopy.live_entry e where e.article_id = a.article_id) as is_live
from summed
join wirecopy.article a using (article_id)
where bytes_before < %(max_bytes)s
