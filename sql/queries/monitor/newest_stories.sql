-- The newest stories that several outlets carry: those that gained or changed a member last come first.
-- Parameters: max. Row: one story.
-- Index: story_last_seen.
select
    story_id, title, originator, distributor, first_outlet, first_seen_at, last_seen_at, outlet_count, article_count,
    language
from news.stories
where outlet_count > 1
order by last_seen_at desc, story_id desc
limit %(max)s
