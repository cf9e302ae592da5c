-- Full text search, best first: words, "a phrase", or, -not.
select rank, outlet, title, published_at, snippet, url
from news.search('"central bank" rates -crypto', language => 'en', max => 20);
