-- Why are these articles one story?
-- For another story put its number in place of the subquery. wirecopy dedupe --explain URL1 URL2 says more.
select c.outlet, c.relation, c.ground, round(c.containment::numeric, 2) as containment, c.rule, matched.outlet as matched_with, c.decided_at
from news.story_copies c
left join news.articles matched on matched.article_id = c.matched_article_id
where c.story_id = (select story_id from news.stories order by outlet_count desc, story_id limit 1)
order by c.decided_at, c.article_id;
