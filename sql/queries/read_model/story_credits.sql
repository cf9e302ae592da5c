-- Read whom the pages of a story credit: by role, the strongest first. Pages that say it in the same words at the same
-- place are one row.
-- Row: one credit, with how many outlets print it, and the first five articles that do.
-- Uses story_copy_story, article_pkey, credit_pkey.
-- Parameters: story_id, max.
select
    r.role, r.party, r.evidence, r.source, max(r.confidence) as confidence,
    count(distinct a.outlet_domain) as outlet_count,
    (array_agg(a.outlet order by c.published_lag, a.article_id))[:5] as outlets,
    (array_agg(a.article_id order by c.published_lag, a.article_id))[:5] as article_ids
from news.story_copies c
join news.articles a using (article_id)
join news.credits r using (article_id)
where c.story_id = %(story_id)s
group by r.role, r.party, r.evidence, r.source
order by array_position(array['originator', 'distributor', 'contributor', 'rights_holder', 'photographer'], r.role),
         confidence desc, outlet_count desc, r.party, r.evidence
limit %(max)s
