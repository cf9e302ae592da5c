-- Read one story.
-- Row: the story; none where the number is unknown or the story was merged into another.
-- Parameters: story_id.
select
    story_id, title, originator, distributor, first_outlet, first_seen_at, last_seen_at, outlet_count, article_count,
    language
from news.stories
where story_id = %(story_id)s
