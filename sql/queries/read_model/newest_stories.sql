-- Read the newest stories that several outlets carry. Those that gained or changed a member last come first.
-- Row: one story.
-- Uses story_last_seen.
-- Parameters: max.
select
    story_id, title, originator, distributor, first_outlet, first_seen_at, last_seen_at, outlet_count, article_count,
    language
from news.stories
where outlet_count > 1
order by last_seen_at desc, story_id desc
limit %(max)s
