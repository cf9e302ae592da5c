-- Read outlets with what they published in a week, in the order that is asked for: by articles of the week, wire (its share), lag
-- (its median, the latest first), failed (pages of the week), or outlet.
-- Row: one outlet. Articles, pages and their failures are those of news.outlet_hours; usual_per_day is the mean of the week before
-- the last day, or of as much of it as is known. A page failed that could not be fetched or gave no article. wire_articles,
-- languages and top_agency are of the articles of the week. median_lag is that behind the first, of what others have as well
-- (null: nothing). of_all counts the outlets before the limit cuts.
-- Uses outlet_hour_hour, article_first_seen, story_last_seen: `where` asks the clock itself, because the planner takes a subquery
-- for any time and reads whole tables.
-- Parameters: words (of its name or domain; empty: any), sort, skip, max.
with hours as (
    select
        outlet_domain,
        sum(articles) filter (where hour > (select news.clock()) - interval '1 day') as day_articles,
        sum(articles) filter (where hour > (select news.clock()) - interval '7 days') as articles,
        sum(articles) filter (where hour <= (select news.clock()) - interval '1 day')
            / greatest(extract(epoch from (select news.clock()) - interval '1 day' - min(hour)) / 86400, 1) as usual_per_day,
        sum(page_fetches) filter (where hour > (select news.clock()) - interval '7 days') as pages,
        sum(page_fetches_failed + extractions_failed) filter (where hour > (select news.clock()) - interval '7 days') as failed
    from news.outlet_hours
    where hour > news.clock() - interval '8 days'
    group by outlet_domain
), named as materialized (
    select outlet_domain, language, case when is_wire_copy then coalesce(originator, distributor) end as agency, count(*) as articles
    from news.articles
    where first_seen_at > news.clock() - interval '7 days'
    group by 1, 2, 3
), agencies as (
    select outlet_domain, sum(articles) as wire_articles, (array_agg(agency order by articles desc, agency))[1] as top_agency,
           max(articles) as top_agency_articles
    from (select outlet_domain, agency, sum(articles) as articles from named where agency is not null group by 1, 2) counted
    group by outlet_domain
), languages as (
    select outlet_domain, array_agg(language order by articles desc, language) as languages
    from (select outlet_domain, language, sum(articles) as articles from named where language is not null group by 1, 2) counted
    group by outlet_domain
), shared as materialized (
    select c.article_id, c.published_lag
    from news.stories s
    cross join lateral (
        select article_id, published_lag from news.story_copies where story_id = s.story_id
        offset 0  -- else the planner reads all copies
    ) c
    where s.last_seen_at > news.clock() - interval '7 days' and s.outlet_count > 1
), lags as (
    select a.outlet_domain, percentile_cont(0.5) within group (order by s.published_lag) as median_lag
    from shared s
    join news.articles a using (article_id)
    group by a.outlet_domain
), feeds as (
    select
        outlet_domain,
        count(*) filter (where status = 'ok') as feeds_ok,
        count(*) filter (where status in ('failing', 'gone')) as feeds_failing,
        count(*) filter (where status = 'silent') as feeds_silent,
        count(*) filter (where status = 'new') as feeds_new
    from news.feed_health
    group by outlet_domain
)
select
    o.outlet,
    outlet_domain,
    coalesce(h.day_articles, 0)::bigint as day_articles,
    coalesce(h.articles, 0)::bigint as articles,
    coalesce(h.usual_per_day, 0) as usual_per_day,
    coalesce(h.pages, 0)::bigint as pages,
    coalesce(h.failed, 0)::bigint as failed,
    coalesce(a.wire_articles, 0)::bigint as wire_articles,
    a.top_agency,
    coalesce(a.top_agency_articles, 0)::bigint as top_agency_articles,
    coalesce(l.languages, '{}') as languages,
    g.median_lag,
    coalesce(f.feeds_ok, 0) as feeds_ok,
    coalesce(f.feeds_failing, 0) as feeds_failing,
    coalesce(f.feeds_silent, 0) as feeds_silent,
    coalesce(f.feeds_new, 0) as feeds_new,
    count(*) over () as of_all
from news.outlets o
left join hours h using (outlet_domain)
left join agencies a using (outlet_domain)
left join languages l using (outlet_domain)
left join lags g using (outlet_domain)
left join feeds f using (outlet_domain)
where position(lower(%(words)s) in lower(o.outlet || ' ' || outlet_domain)) > 0
order by
    case %(sort)s when 'wire' then coalesce(a.wire_articles, 0) / nullif(h.articles, 0)::double precision end desc nulls last,
    case %(sort)s when 'lag' then g.median_lag end desc nulls last,
    case %(sort)s when 'failed' then h.failed end desc nulls last,
    case %(sort)s when 'outlet' then lower(o.outlet) end,
    h.articles desc nulls last, outlet_domain
limit %(max)s offset %(skip)s
