-- Which articles are about this?
-- Full text search, best first, each story once: words, "a phrase", or, -not, and rat* for words that begin so.
select rank, outlet, title, published_at, snippet, hits, story_id, url
from news.search('"central bank" rat* -crypto', language => 'en', max => 20, since => news.clock() - interval '30 days', collapse => 'story');
