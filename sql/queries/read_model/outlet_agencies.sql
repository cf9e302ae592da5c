-- Count whose copy an outlet ran in the last week, the most frequent first.
-- Row: agency (null: its own, or nobody is credited), articles; wire_articles is their sum over all agencies.
-- Uses article_outlet_domain.
-- Parameters: outlet_domain, max.
select agency, count(*) as articles, coalesce(sum(count(*)) filter (where agency is not null) over (), 0)::bigint as wire_articles
from (
    select case when is_wire_copy then coalesce(originator, distributor) end as agency
    from news.articles
    where outlet_domain = %(outlet_domain)s and first_seen_at > news.clock() - interval '7 days'
) written
group by agency
order by articles desc, agency
limit %(max)s
