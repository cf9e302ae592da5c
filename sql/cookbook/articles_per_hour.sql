-- How many articles did each hour of the last two days bring, and from how many outlets?
-- By the time when a feed first listed them. The hour that runs is not over.
select date_trunc('hour', first_seen_at) as hour, count(*) as articles, count(distinct outlet_domain) as outlets,
    sum(word_count) as words
from news.articles
where first_seen_at > news.clock() - interval '2 days'
group by hour
order by hour desc;
