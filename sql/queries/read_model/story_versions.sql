-- Read the stories of a running story, oldest first, each with the strongest link to an earlier one.
-- Row: one story. The link is null for the story that began it.
-- Uses story_running, story_version_other.
-- Parameters: running_story_id, max.
select
    s.story_id, s.title, s.first_outlet, s.outlet_count, s.first_seen_at, link.story_id as earlier_story_id,
    link.containment, link.longest_run, link.ground, link.article_id, link.other_article_id
from news.stories s
left join lateral (
    select v.story_id, v.containment, v.longest_run, v.ground, v.article_id, v.other_article_id
    from news.story_versions v
    where v.other_story_id = s.story_id
    order by v.containment desc, v.story_id
    limit 1
) link on true
where s.running_story_id = %(running_story_id)s
order by s.first_seen_at, s.story_id
limit %(max)s
