-- Count what failed with each outlet in the hours of a time, and store it like outlet_hour/save.
-- Uses poll_polled, page_fetch_fetched, outlet_hour_failure_hour.
-- Parameters: since, until (null: no end).
with failed as (
    select outlet_domain, date_trunc('hour', polled_at, 'UTC') as hour, 'poll' as stage, outcome, count(*) as failures
    from news.polls
    where not is_success
      and polled_at >= %(since)s and polled_at < coalesce(%(until)s::timestamptz, 'infinity')
    group by 1, 2, 4
    union all
    select f.outlet_domain, date_trunc('hour', f.fetched_at, 'UTC'), ended.stage, ended.outcome, count(*)
    from news.page_fetches f
    cross join lateral (values ('fetch', f.outcome), ('extract', f.extract_outcome)) ended (stage, outcome)
    where not wirecopy.is_success(ended.outcome)
      and f.fetched_at >= %(since)s and f.fetched_at < coalesce(%(until)s::timestamptz, 'infinity')
    group by 1, 2, 3, 4
), gone as (
    delete from wirecopy.outlet_hour_failure h
    where h.hour >= %(since)s and h.hour < coalesce(%(until)s::timestamptz, 'infinity')
      and not exists (
          select from failed f
          where f.outlet_domain = h.outlet_domain and f.hour = h.hour and f.stage = h.stage and f.outcome = h.outcome)
)
insert into wirecopy.outlet_hour_failure as h (outlet_domain, hour, stage, outcome, failures)
select * from failed
order by outlet_domain, hour, stage, outcome
on conflict (outlet_domain, hour, stage, outcome) do update set failures = excluded.failures
where h.failures <> excluded.failures
