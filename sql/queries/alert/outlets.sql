-- Read the outlets of which at least a quarter of the pages of the last day were refused, or gave no article, with what is
-- usual for them.
-- Row: an OutletDay.
-- Uses outlet_hour_hour, outlet_hour_failure_hour, outlet_hour_pkey.
-- Parameters: now, refusals (outcomes by which a site keeps us out).
with day as (
    select outlet_domain, sum(page_fetches) as page_fetches, sum(extractions) as extractions, sum(extractions_failed) as extractions_failed
    from wirecopy.outlet_hour
    where hour > %(now)s - interval '25 hours'
    group by outlet_domain
    having sum(page_fetches_failed) + sum(extractions_failed) > 0
), failed as (
    select outlet_domain,
           coalesce(sum(failures) filter (where is_refusal), 0) as refused,
           coalesce(sum(failures) filter (where is_refusal and stage = 'extract'), 0) as refused_when_read,
           (array_agg(outcome order by failures desc, outcome) filter (where is_refusal))[1] as refusal,
           (array_agg(outcome order by failures desc, outcome) filter (where stage = 'extract' and not is_refusal))[1] as failure
    from (
        select outlet_domain, stage, outcome, outcome = any(%(refusals)s) as is_refusal, sum(failures) as failures
        from wirecopy.outlet_hour_failure
        where hour > %(now)s - interval '25 hours' and stage in ('fetch', 'extract')
        group by outlet_domain, stage, outcome
    ) counted
    group by outlet_domain
), doubtful as (
    select outlet_domain, page_fetches, refused, refusal, extractions - refused_when_read as pages_read,
           extractions - extractions_failed as articles, failure
    from day
    join failed using (outlet_domain)
    where refused * 4 >= page_fetches or (extractions_failed - refused_when_read) * 4 >= extractions - refused_when_read
)
select d.outlet_domain, d.page_fetches::bigint, d.refused::bigint, d.refusal, d.pages_read::bigint, d.articles::bigint, d.failure,
       usual.pages_read as usual_pages_read, usual.articles as usual_articles
from doubtful d
cross join lateral (
    select coalesce(sum(h.extractions), 0)::bigint as pages_read,
           coalesce(sum(h.extractions - h.extractions_failed), 0)::bigint as articles
    from wirecopy.outlet_hour h
    where h.outlet_domain = d.outlet_domain
      and h.hour > %(now)s - interval '29 days' and h.hour <= %(now)s - interval '25 hours'
) usual
order by d.outlet_domain
