-- What became of the entries of the last day that are no articles, and what happens with them next?
select fate, next_step, stage, outcome, count(*), min(url) as for_example, min(message) as its_message
from news.entry_fates
where article_id is null and first_seen_at > news.clock() - interval '1 day'
group by fate, next_step, stage, outcome
order by count(*) desc;
