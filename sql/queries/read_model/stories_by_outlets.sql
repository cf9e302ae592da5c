-- Find the stories of some days that most outlets carry. Looks at the newest `look` of these days and no further.
-- Row: one story with the number that it is sorted by.
-- Uses story_first_seen.
-- Parameters: since, until (of first sight), fewer_than, fewer_than_story_id (null: from the most), outlets, agency,
-- language, look, max.
select story_id, outlet_count
from (
    select story_id, outlet_count, originator, distributor, language
    from news.stories
    where first_seen_at >= %(since)s and first_seen_at < %(until)s
    order by first_seen_at desc
    limit %(look)s
) looked_at
where outlet_count >= %(outlets)s
  and (%(agency)s::text is null or lower(%(agency)s) in (lower(originator), lower(distributor)))
  and (%(language)s::text is null or language = %(language)s)
  and (%(fewer_than)s::integer is null or (outlet_count, story_id) < (%(fewer_than)s, %(fewer_than_story_id)s))
order by outlet_count desc, story_id desc
limit %(max)s
