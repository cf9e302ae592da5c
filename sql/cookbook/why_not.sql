-- What became of the entries of the last day that are no articles?
-- By reason, with an example of each.
select stage, outcome, message, count(*), min(url) as for_example
from news.entry_fates
where article_id is null and first_seen_at > news.clock() - interval '1 day'
group by stage, outcome, message
order by count(*) desc;
