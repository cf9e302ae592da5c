-- How much of each outlet's day is written by others, and by whom?
select outlet, originator, count(*) as articles, round(100.0 * count(*) / sum(count(*)) over (partition by outlet)) as percent
from news.articles
where first_seen_at > news.clock() - interval '1 day'
group by outlet, originator
order by outlet, articles desc;
