-- Which stories did most outlets carry in the last day?
select story_id, title, originator, distributor, outlet_count, article_count, first_outlet, first_seen_at
from news.stories
where last_seen_at > news.clock() - interval '1 day' and outlet_count > 1
order by outlet_count desc, first_seen_at;
