-- Find the stories whose articles have some words, the best match first.
-- Row: one story with the words where they were found, marked «so», and how many of its articles have them.
-- Uses article_search_words.
-- Parameters: words, since, until (of the first sight of an article, null: any), outlets, agency, language, look
-- (matches that are looked at), max.
select found.story_id, found.snippet, found.hits
from news.search(
    %(words)s, language => %(language)s, max => %(look)s, since => %(since)s, until => %(until)s, collapse => 'story'
) with ordinality as found (
    article_id, outlet, title, published_at, first_seen_at, url, rank, snippet, story_id, outlet_domain, hits, place
)
join news.stories s using (story_id)
where s.outlet_count >= %(outlets)s
  and (%(agency)s::text is null or %(agency)s in (s.originator, s.distributor))
order by found.place
limit %(max)s
