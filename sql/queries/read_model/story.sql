-- Read one story.
-- Row: the story; none where the number is unknown or the story was merged into another.
-- Parameters: story_id.
select
    s.story_id, s.title, s.originator, s.distributor, s.language, s.outlet_count, s.article_count, s.first_seen_at,
    s.last_seen_at, s.original_article_id, s.original_ground, s.original_outlet, s.fullest_article_id,
    fullest.outlet as fullest_outlet, s.credit_conflicts, s.running_story_id
from news.stories s
left join news.articles fullest on fullest.article_id = s.fullest_article_id
where s.story_id = %(story_id)s
