-- Count how late an outlet was in the last week with what others have as well, by how late, with the median of all.
-- Row: upto (the lag is no longer than this; zero: it was first; null: longer than all others), articles, median_lag and stated (how many go
-- by stated times) of all. No row where nothing is shared.
-- Uses article_outlet_domain.
-- Parameters: outlet_domain.
with lags as materialized (
    select c.published_lag, c.lag_source
    from news.articles a
    join news.story_copies c using (article_id)
    join news.stories s on s.story_id = c.story_id
    where a.outlet_domain = %(outlet_domain)s and a.first_seen_at > news.clock() - interval '7 days' and s.outlet_count > 1
)
select u.upto, count(l.published_lag) as articles, whole.median_lag, whole.stated
from unnest(array[interval '0', interval '15 minutes', interval '1 hour', interval '3 hours', interval '12 hours', interval '1 day', null],
            array[null, interval '0', interval '15 minutes', interval '1 hour', interval '3 hours', interval '12 hours', interval '1 day'])
     with ordinality as u (upto, above, place)
cross join (
    select percentile_cont(0.5) within group (order by published_lag) as median_lag, count(*) filter (where lag_source = 'stated') as stated
    from lags
    having count(*) > 0
) whole
left join lags l on (u.upto is null or l.published_lag <= u.upto) and (u.above is null or l.published_lag > u.above)
group by u.place, u.upto, whole.median_lag, whole.stated
order by u.place
