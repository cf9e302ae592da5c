-- How much of each outlet's day is written by others, and by whom?
-- What nobody is credited for counts as the outlet's own.
select outlet,
       case when is_wire_copy then coalesce(originator, 'distributed by ' || distributor) end as written_by,
       count(*) as articles,
       round(100.0 * count(*) / sum(count(*)) over (partition by outlet)) as percent
from news.articles
where first_seen_at > news.clock() - interval '1 day'
group by 1, 2
order by outlet, articles desc, written_by;
