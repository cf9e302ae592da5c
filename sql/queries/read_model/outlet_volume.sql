-- Count what an outlet published and what became of its pages, by hour or day (UTC), the oldest first and empty ones too.
-- Row: begins_at, articles, copies, pages_read (documents that were read), without_article (those of them that gave none),
-- usual_articles: the mean of the same hour of the day (for hours), or of all days, in the four weeks before, or in as much of them as
-- is known; null: that is less than a day.
-- Uses outlet_hour_pkey.
-- Parameters: outlet_domain, unit (hour or day), units (how many, the one that goes on included).
with counted as materialized (
    select date_trunc(%(unit)s, hour, 'UTC') as begins_at, sum(articles) as articles, sum(copies) as copies, sum(extractions) as extractions,
           sum(extractions_failed) as extractions_failed
    from news.outlet_hours
    where outlet_domain = %(outlet_domain)s
      and hour >= date_trunc(%(unit)s, news.clock(), 'UTC') - %(units)s * ('1 ' || %(unit)s)::interval - interval '28 days'
    group by 1
), shown as (
    select date_trunc(%(unit)s, news.clock(), 'UTC') - back * ('1 ' || %(unit)s)::interval as begins_at
    from generate_series(%(units)s - 1, 0, -1) back
), known as (
    select least(extract(epoch from (select min(begins_at) from shown) - (select min(begins_at) from counted)) / 86400, 28) as days
), before as (
    select case %(unit)s when 'hour' then extract(hour from begins_at at time zone 'UTC') end as hour_of_day,
           sum(articles) / known.days as articles
    from counted, known
    where known.days >= 1
      and begins_at < (select min(begins_at) from shown)
      and begins_at >= (select min(begins_at) from shown) - interval '28 days'
    group by hour_of_day, known.days
)
select
    s.begins_at,
    coalesce(c.articles, 0)::bigint as articles,
    coalesce(c.copies, 0)::bigint as copies,
    coalesce(c.extractions, 0)::bigint as pages_read,
    coalesce(c.extractions_failed, 0)::bigint as without_article,
    b.articles as usual_articles
from shown s
left join counted c using (begins_at)
left join before b on b.hour_of_day is not distinct from case %(unit)s when 'hour' then extract(hour from s.begins_at at time zone 'UTC') end
order by s.begins_at
