-- Find stories, those that gained or changed a copy last first. Looks at `look` stories and no further, so that a filter
-- that hardly any story passes does not read the archive: the last of these comes in any case, match or not.
-- Row: one story with the time that it is sorted by, whether it passes, and as which one it was looked at.
-- Uses story_last_seen; with a day story_first_seen.
-- Parameters: since, until (of first sight, null: any), before, before_story_id (null: from the newest), outlets,
-- agency, language, look, max.
select story_id, last_seen_at as at, is_match, place
from (
    select
        story_id, last_seen_at, row_number() over (order by last_seen_at desc, story_id desc) as place,
        (outlet_count >= %(outlets)s
            and (%(agency)s::text is null or lower(%(agency)s) in (lower(originator), lower(distributor)))
            and (%(language)s::text is null or language = %(language)s)) is true as is_match
    from news.stories
    where (%(since)s::timestamptz is null or first_seen_at >= %(since)s)
      and (%(until)s::timestamptz is null or first_seen_at < %(until)s)
      and (last_seen_at, story_id) < (coalesce(%(before)s::timestamptz, 'infinity'), coalesce(%(before_story_id)s::bigint, 0))
    order by last_seen_at desc, story_id desc
    limit %(look)s
) looked_at
where is_match or place = %(look)s
order by last_seen_at desc, story_id desc
limit %(max)s
