-- Read the feeds that may be silent: those that failed, that news.feed_health calls silent, or that listed less than half of
-- their mean in the last day. What is usual on this day of the week is counted for them alone.
-- Row: a FeedVolume.
-- Uses entry_first_seen.
-- Parameters: now.
select h.url, h.outlet, h.status = 'failing' as is_failing, h.status = 'silent' as is_silent, h.last_outcome, h.silent_for,
       h.entries_per_day as last_day, h.expected_per_day::float8 as mean, week.same_weekday
from news.feed_health h
join wirecopy.feed f using (feed_id)
cross join lateral (
    select count(e.entry_id)::float8 / nullif(count(distinct day.ago), 0) as same_weekday
    from (
        select ago from unnest(array['7 days', '14 days', '21 days']::interval[]) ago
        where f.created_at <= %(now)s - ago - interval '1 day'
    ) day
    left join wirecopy.entry e
        on e.feed_id = f.feed_id
       and e.first_seen_at > %(now)s - day.ago - interval '1 day' and e.first_seen_at <= %(now)s - day.ago
) week
where h.status in ('failing', 'silent') or (h.status = 'ok' and h.entries_per_day < h.expected_per_day / 2)
order by h.feed_id
