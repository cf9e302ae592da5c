-- What did one outlet publish last?
-- Ask by its domain: a name is looked up in all articles.
select first_seen_at, published_at, title, originator, word_count, url
from news.articles
where outlet_domain = 'harborherald.example'
order by first_seen_at desc
limit 20;
