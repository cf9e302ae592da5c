-- Read what the database holds about two stories or two articles together.
-- Row: kind, time, reason.
-- Parameters: arrays article_id, story_id (of the two articles).
select 'version' as kind, v.linked_at as at,
       format('story %%s and story %%s: article %%s and article %%s (%%s, %%s of the shorter text shared)', v.story_id,
              v.other_story_id, v.article_id, v.other_article_id, v.ground, round(v.containment::numeric, 2)) as reason
from wirecopy.story_version v
where v.story_id = any(%(story_id)s::bigint[]) and v.other_story_id = any(%(story_id)s::bigint[])
union all
select 'merge', m.merged_at, format('story %%s ended in story %%s: %%s', m.from_story_id, m.into_story_id, m.reason)
from wirecopy.story_merge m
where m.into_story_id = any(%(story_id)s::bigint[])
union all
select 'split', s.split_at, format('article %%s left story %%s for story %%s: %%s', s.article_id, s.story_id, s.new_story_id, s.reason)
from wirecopy.story_split s
where s.article_id = any(%(article_id)s::bigint[])
union all
select 'manual split', m.set_at, format('article %%s stays out of story %%s: %%s', m.article_id, m.story_id, m.reason)
from wirecopy.manual_split m
where m.article_id = any(%(article_id)s::bigint[]) and m.story_id = any(%(story_id)s::bigint[])
order by at, kind, reason
