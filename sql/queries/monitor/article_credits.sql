-- Who is credited on an article's own page; the strongest first within a role. Parameters: article_id. Index: credit_pkey.
select a.outlet, a.url, r.role, r.party, r.evidence, r.source, r.confidence
from news.articles a
join news.credits r using (article_id)
where a.article_id = %(article_id)s
order by array_position(array['originator', 'distributor', 'contributor', 'rights_holder', 'photographer'], r.role),
         r.confidence desc, r.party
