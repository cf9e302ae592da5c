-- Where do outlets name different authors of one text?
select s.story_id, s.title, s.originator as of_the_story, a.outlet, k.party as of_this_outlet, k.evidence
from news.stories s
join news.story_copies c using (story_id)
join news.credits k on k.article_id = c.article_id and k.role = 'originator'
join news.articles a on a.article_id = c.article_id
where s.credit_conflicts > 0 and k.party <> s.originator
order by s.story_id, a.outlet;
