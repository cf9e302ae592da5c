-- Which texts are not whole?
-- Teasers, what the feed alone gave, and articles of which a further page could not be had.
select a.outlet, a.title, a.access, a.text_source, a.word_count, p.kind as missing_part, p.outcome, p.message, a.url
from news.articles a
left join news.article_parts p on p.article_id = a.article_id and p.outcome <> 'ok'
where a.first_seen_at > news.clock() - interval '7 days'
  and (a.access = 'teaser' or a.text_source = 'feed' or p.article_id is not null)
order by a.first_seen_at desc, a.article_id, p.part_no
limit 100;
