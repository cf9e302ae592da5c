-- Read the members of stories with what a roll-up needs.
-- Parameters: story_id (array).
select c.story_id, c.article_id, a.outlet_id, o.name as outlet, o.domain as outlet_domain, coalesce(o.party, o.name) as outlet_party,
       a.title, a.section, a.word_count, a.language, a.first_seen_at, a.published_at, a.published_precision,
       a.text_sha256, octet_length(a.text) as text_bytes, c.compared_with,
       coalesce((select max(r.seen_at) from wirecopy.revision r where r.article_id = a.article_id), a.first_seen_at) as last_changed_at
from wirecopy.story_copy c
join wirecopy.article a using (article_id)
join wirecopy.outlet o using (outlet_id)
where c.story_id = any(%(story_id)s)
order by c.story_id, c.article_id
