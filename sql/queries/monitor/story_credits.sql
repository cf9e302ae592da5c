-- Who is credited for a story, in which member's words; the strongest first within a role.
-- Parameters: story_id. Row: one credit of one member.
-- Indexes: story_copy_story, credit_pkey.
select a.outlet, a.url, r.role, r.party, r.evidence, r.source, r.confidence
from news.story_copies c
join news.articles a using (article_id)
join news.credits r using (article_id)
where c.story_id = %(story_id)s
order by array_position(array['originator', 'distributor', 'contributor', 'rights_holder', 'photographer'], r.role),
         r.confidence desc, c.lag, c.article_id
