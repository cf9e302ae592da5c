-- Who wrote what several outlets carried in the last day?
select originator, count(*) as stories, sum(article_count) as articles, round(avg(outlet_count), 1) as mean_outlets,
    max(outlet_count) as most_outlets
from news.stories
where last_seen_at > news.clock() - interval '1 day' and originator is not null and outlet_count > 1
group by originator
order by articles desc, originator;
