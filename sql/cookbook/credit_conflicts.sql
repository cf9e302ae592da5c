-- Where do outlets name different authors of one text?
-- By credits that are believed, those of a confidence of at least 0.5, and where the page does not name the author of the story too.
with named as (
    select article_id, party, evidence from news.credits where role = 'originator' and confidence >= 0.5
)
select s.story_id, s.title, s.originator as of_the_story, a.outlet, k.party as of_this_outlet, k.evidence
from news.stories s
join news.story_copies c using (story_id)
join named k on k.article_id = c.article_id
join news.articles a on a.article_id = c.article_id
where s.credit_conflicts > 0
  and not exists (select from named own where own.article_id = c.article_id and own.party = s.originator)
order by s.story_id, a.outlet, k.party;
