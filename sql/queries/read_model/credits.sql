-- Read who is credited on the pages of some articles: by role, the strongest first, then in the order in which the
-- articles were asked for.
-- Row: one credit.
-- Uses credit_pkey.
-- Parameters: article_ids.
select a.outlet, a.url, r.role, r.party, r.evidence, r.source, r.confidence
from news.articles a
join news.credits r using (article_id)
where a.article_id = any(%(article_ids)s::bigint[])
order by array_position(array['originator', 'distributor', 'contributor', 'rights_holder', 'photographer'], r.role),
         r.confidence desc, array_position(%(article_ids)s::bigint[], a.article_id), r.party
