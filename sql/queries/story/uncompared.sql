-- Articles whose text was not compared yet, in the order of their numbers, so that the same articles form
-- the same stories whatever the size of a batch. Uses article_uncompared. Parameters: max.
select article_id, title, text, text_sha256, first_seen_at
from wirecopy.article
where not compared
order by article_id
limit %(max)s
