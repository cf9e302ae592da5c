-- Read which outlets changed their headline over a story later, the newest change first.
-- Row: one change.
-- Uses story_copy_story, article_pkey, revision_pkey.
-- Parameters: story_id, max.
select a.article_id, a.outlet, a.outlet_domain, r.seen_at, before.title as was, r.title
from news.story_copies c
join news.articles a using (article_id)
join news.revisions r using (article_id)
join news.revisions before on before.article_id = r.article_id and before.revision_no = r.revision_no - 1
where c.story_id = %(story_id)s and a.revision_count > 1 and r.title <> before.title
order by r.seen_at desc, a.article_id
limit %(max)s
