-- Read the addresses at which an article was found, each with the last look at it.
-- Row: one page, the first seen first; in_words says how the last fetch ended (null: not fetched yet).
-- Uses page_article.
-- Parameters: article_id, max.
select p.page_id, p.url, p.first_seen_at, o.in_words
from news.pages p
left join news.outcomes o on o.outcome = p.last_outcome
where p.article_id = %(article_id)s
order by p.first_seen_at, p.page_id
limit %(max)s
