-- How late is each outlet with what others have as well?
-- The median of the last week, apart for lags by stated times and for those that we observed, which come in steps of the hours of polling.
select c.outlet, c.lag_source, count(*) as copies,
       percentile_cont(0.5) within group (order by c.published_lag) as median_lag
from news.stories s
join news.story_copies c using (story_id)
where s.last_seen_at > news.clock() - interval '7 days' and s.outlet_count > 1
group by c.outlet, c.lag_source
order by c.outlet, c.lag_source desc;
