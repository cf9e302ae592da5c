-- Who passes on whose texts?
select distributor, originator, count(*) as articles, count(distinct outlet_domain) as outlets, max(first_seen_at) as last_seen_at
from news.articles
where distributor is not null and first_seen_at > news.clock() - interval '30 days'
group by distributor, originator
order by articles desc, distributor, originator;
