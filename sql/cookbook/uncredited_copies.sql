-- Who runs an agency's text without saying so?
-- Copies whose own page credits no originator, in stories of which another member names one.
select s.originator, a.outlet, a.authors, c.containment, c.words_kept, c.words_added, a.title, a.url
from news.stories s
join news.story_copies c using (story_id)
join news.articles a using (article_id)
where s.originator is not null and s.last_seen_at > news.clock() - interval '7 days'
  and c.relation = 'copy'
  and not exists (select from news.credits k where k.article_id = a.article_id and k.role = 'originator')
order by s.originator, c.words_kept desc, a.article_id;
