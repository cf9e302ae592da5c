-- The places in stories of the articles of a day, of which article or story changed after a number.
-- Uses article_first_seen.
-- Parameters: since, until (of the article's first_seen_at); after.
select c.*, greatest(a.change_seq, s.change_seq) as change_seq
from news.articles a
join news.story_copies c on c.article_id = a.article_id
join news.stories s on s.story_id = c.story_id
where a.first_seen_at >= %(since)s and a.first_seen_at < %(until)s
  and greatest(a.change_seq, s.change_seq) > %(after)s
order by change_seq, c.article_id
