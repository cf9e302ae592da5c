-- How many articles did each outlet publish on each day of the last week?
select (first_seen_at at time zone 'UTC')::date as day, outlet_domain, count(*) as articles,
    count(distinct story_id) as stories, round(avg(word_count)) as mean_words
from news.articles
where first_seen_at > news.clock() - interval '7 days'
group by day, outlet_domain
order by day desc, articles desc, outlet_domain;
