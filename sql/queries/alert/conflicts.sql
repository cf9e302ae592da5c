-- Read the stories first seen within two days whose members credit different authors, each with one outlet that disagrees:
-- sql/cookbook/credit_conflicts.sql, for young stories.
-- Row: a StoryConflict.
-- Uses story_conflict, story_copy_story, credit_pkey.
-- Parameters: now, max.
select s.story_id, coalesce(s.title, '') as title, s.originator, other.outlet, other.party
from wirecopy.story s
cross join lateral (
    select o.name as outlet, c.party
    from wirecopy.story_copy m
    join wirecopy.article a using (article_id)
    join wirecopy.outlet o using (outlet_id)
    join wirecopy.credit c using (article_id)
    where m.story_id = s.story_id and c.role = 'originator' and wirecopy.is_believed(c.confidence)
      and not exists (
          select from wirecopy.credit same
          where same.article_id = m.article_id and same.role = 'originator' and wirecopy.is_believed(same.confidence)
            and same.party = s.originator)
    order by o.name, c.party
    limit 1
) other
where s.credit_conflicts > 0 and s.merged_into is null and s.first_seen_at > %(now)s - interval '2 days'
order by s.story_id desc
limit %(max)s
