-- Who had each Reuters story of the last day first, and how long before the next outlet?
-- lag_source says whether that is by the times that the outlets state or by when we saw them; a story that nobody else ran has no next.
select s.story_id, s.title, ran.outlet, ran.lag_source, ran.next_outlet, ran.ahead, s.original_outlet
from news.stories s
join lateral (
    select outlet, lag_source, published_lag,
           lead(outlet) over in_order as next_outlet, lead(published_lag) over in_order - published_lag as ahead
    from (
        select distinct on (outlet) outlet, lag_source, published_lag
        from news.story_copies
        where story_id = s.story_id
        order by outlet, published_lag
    ) of_outlets
    window in_order as (order by published_lag, outlet)
    order by published_lag, outlet
    limit 1
) ran on true
where s.originator = 'Reuters' and s.last_seen_at > news.clock() - interval '1 day'
order by s.outlet_count desc, s.story_id;
