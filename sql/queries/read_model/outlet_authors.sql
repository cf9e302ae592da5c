-- Count who signed the articles of an outlet in the last week, the most frequent first.
-- Row: author, articles, last_seen_at.
-- Uses article_outlet_domain.
-- Parameters: outlet_domain, max.
select author, count(*) as articles, max(first_seen_at) as last_seen_at
from news.articles
cross join lateral unnest(authors) author
where outlet_domain = %(outlet_domain)s and first_seen_at > news.clock() - interval '7 days'
group by author
order by articles desc, author
limit %(max)s
