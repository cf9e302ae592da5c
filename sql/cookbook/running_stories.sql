-- What did agencies and papers rewrite as it went on, and what is known now?
-- The running stories of the last day, each with its newest story. They are looked for among stories, which are indexed by last_seen_at.
select running_story_id, title, story_count, outlet_count, article_count, first_seen_at, last_seen_at, newest_story_id
from (select distinct running_story_id from news.stories where last_seen_at > news.clock() - interval '1 day') of_today
join news.running_stories using (running_story_id)
order by outlet_count desc, last_seen_at desc;
