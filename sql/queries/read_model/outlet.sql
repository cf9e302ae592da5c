-- Read one outlet with its numbers of the last day and week.
-- Row: the outlet. Counts are those of news.outlet_hours; usual_per_day is the mean of the week before the last day, or of
-- as much of it as is known. A page failed that could not be fetched or gave no article.
-- Uses outlet_hour_pkey.
-- Parameters: outlet_domain.
select
    o.outlet, o.outlet_domain, o.language, o.country, o.kind, o.is_listed, o.known_since,
    coalesce(sum(h.articles) filter (where h.hour > (select news.clock()) - interval '1 day'), 0)::bigint as day_articles,
    coalesce(sum(h.articles) filter (where h.hour > (select news.clock()) - interval '7 days'), 0)::bigint as articles,
    coalesce(sum(h.articles) filter (where h.hour <= (select news.clock()) - interval '1 day')
             / greatest(extract(epoch from (select news.clock()) - interval '1 day' - min(h.hour)) / 86400, 1), 0) as usual_per_day,
    coalesce(sum(h.page_fetches) filter (where h.hour > (select news.clock()) - interval '7 days'), 0)::bigint as pages,
    coalesce(sum(h.page_fetches_failed + h.extractions_failed) filter (where h.hour > (select news.clock()) - interval '7 days'), 0)::bigint
        as failed
from news.outlets o
left join news.outlet_hours h on h.outlet_domain = o.outlet_domain and h.hour > news.clock() - interval '8 days'
where o.outlet_domain = %(outlet_domain)s
group by o.outlet, o.outlet_domain, o.language, o.country, o.kind, o.is_listed, o.known_since
