-- Whose pages could not be fetched in the last twelve hours: how, since when, and how often this month (UTC)?
with last_night as (
    select outlet, outlet_domain, outcome, count(*) as failures, min(fetched_at) as first_failed, max(fetched_at) as last_failed,
           (array_agg(url order by fetched_at desc))[1] as for_example
    from news.page_fetches
    where not is_success and fetched_at > news.clock() - interval '12 hours'
    group by outlet, outlet_domain, outcome
)
select n.outlet, n.outcome, n.failures, n.first_failed, n.last_failed, n.for_example,
       (select max(h.hour) from news.outlet_hours h
        where h.outlet_domain = n.outlet_domain and h.page_fetches > h.page_fetches_failed) as last_good_hour,
       (select sum(f.failures) from news.outlet_hour_failures f
        where f.outlet_domain = n.outlet_domain and f.stage = 'fetch' and f.outcome = n.outcome
          and f.hour >= date_trunc('month', news.clock(), 'UTC')) as this_month
from last_night n
order by n.failures desc, n.outlet, n.outcome;
