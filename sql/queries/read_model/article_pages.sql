-- Read the addresses at which an article was found, each with the last look at it and the next.
-- Row: one page, the first seen first; in_words says how the last fetch ended (null: not fetched yet).
-- Uses page_article.
-- Parameters: article_id, max.
select p.page_id, p.url, p.first_seen_at, p.last_fetched_at, p.last_outcome, o.in_words, p.good_fetches,
       p.failures_in_row, p.next_fetch_at
from news.pages p
left join news.outcomes o on o.outcome = p.last_outcome
where p.article_id = %(article_id)s
order by p.first_seen_at, p.page_id
limit %(max)s
