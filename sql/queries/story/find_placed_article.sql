-- Find the article at an address, with its place in a story.
-- Parameters: key_sha256.
select a.article_id, o.name as outlet, a.url, a.title, a.text, a.compared as is_compared, c.story_id,
       (select count(*) from wirecopy.story_copy m where m.story_id = c.story_id)::integer as article_count,
       c.matched_article_id, c.ground, c.containment,
       exists (select from wirecopy.live_entry e where e.article_id = a.article_id) as is_live
from wirecopy.article a
join wirecopy.outlet o using (outlet_id)
left join wirecopy.story_copy c using (article_id)
where a.key_sha256 = %(key_sha256)s
   or a.page_id = (select p.page_id from wirecopy.page p where p.key_sha256 = %(key_sha256)s)
   or a.article_id = (select p.article_id from wirecopy.page p where p.key_sha256 = %(key_sha256)s)
order by a.key_sha256 = %(key_sha256)s desc, a.article_id
limit 1
