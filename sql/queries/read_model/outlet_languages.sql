-- Count the languages of an outlet's articles of the last week, the most frequent first.
-- Row: language (null: not told), articles.
-- Uses article_outlet_domain.
-- Parameters: outlet_domain, max.
select language, count(*) as articles
from news.articles
where outlet_domain = %(outlet_domain)s and first_seen_at > news.clock() - interval '7 days'
group by language
order by articles desc, language
limit %(max)s
