-- Count how polls, fetches and extractions of an outlet failed in the last week, with what that means and what to do.
-- Row: stage, outcome, in_words, action, failures, last_hour.
-- Uses outlet_hour_failure_pkey.
-- Parameters: outlet_domain.
select f.stage, f.outcome, o.in_words, o.action, sum(f.failures)::bigint as failures, max(f.hour) as last_hour
from news.outlet_hour_failures f
left join news.outcomes o using (outcome)
where f.outlet_domain = %(outlet_domain)s and f.hour > news.clock() - interval '7 days'
group by f.stage, f.outcome, o.in_words, o.action
order by failures desc, f.stage, f.outcome
