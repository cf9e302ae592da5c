-- In which languages do outlets publish?
select language, count(*) as articles, count(distinct outlet_domain) as outlets, sum(word_count) as words
from news.articles
where first_seen_at > news.clock() - interval '7 days'
group by language
order by articles desc, language;
