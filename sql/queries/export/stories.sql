-- The stories of a day that changed after a number, in the order of their changes. The number of a story that was merged
-- into another is a row of the day of the merge: it has only story_id, change_seq and merged_into.
-- Uses story_first_seen or story_change.
-- Parameters: since, until (of first_seen_at or merged_at); after.
select s.*, null::bigint as merged_into
from news.stories s
where first_seen_at >= %(since)s and first_seen_at < %(until)s and change_seq > %(after)s
union all
select (jsonb_populate_record(null::news.stories,
                              jsonb_build_object('story_id', m.from_story_id, 'change_seq', given_up.change_seq))).*,
       m.into_story_id
from news.story_merges m
join wirecopy.story given_up on given_up.story_id = m.from_story_id
where m.merged_at >= %(since)s and m.merged_at < %(until)s and given_up.change_seq > %(after)s
order by change_seq
