-- Which outlets list far less than usual?
-- Less than a quarter of the new entries in the last day that they had in a day of the four weeks before.
select outlet_domain,
       coalesce(sum(entries_new) filter (where hour > (select news.clock()) - interval '1 day'), 0) as last_day,
       round(sum(entries_new) filter (where hour <= (select news.clock()) - interval '1 day') / 28.0, 1) as a_day_before,
       max(hour) filter (where entries_new > 0) as last_new_hour,
       max(hour) filter (where polls > polls_failed) as last_good_poll_hour
from news.outlet_hours
where hour > (select news.clock()) - interval '29 days'
group by outlet_domain
having coalesce(sum(entries_new) filter (where hour > (select news.clock()) - interval '1 day'), 0)
       < sum(entries_new) filter (where hour <= (select news.clock()) - interval '1 day') / 28.0 / 4
order by a_day_before desc;
