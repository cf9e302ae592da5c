-- The running stories of the last day: what agencies and papers rewrote as it went on, and what their newest story is.
select running_story_id, title, story_count, outlet_count, article_count, first_seen_at, last_seen_at, newest_story_id
from news.running_stories
where running_story_id in (select running_story_id from news.stories where last_seen_at > news.clock() - interval '1 day')
order by outlet_count desc, last_seen_at desc;
