-- How much of an outlet can be read without a subscription?
select outlet, access, text_source, count(*) as articles, round(avg(word_count)) as mean_words
from news.articles
where first_seen_at > news.clock() - interval '7 days'
group by outlet, access, text_source
order by outlet, articles desc, access, text_source;
