-- Whose pictures stand beside the texts?
select k.party, count(distinct k.article_id) as articles, count(distinct a.outlet_domain) as outlets, min(k.evidence) as for_example
from news.credits k
join news.articles a using (article_id)
where k.role = 'photographer' and a.first_seen_at > news.clock() - interval '7 days'
group by k.party
order by articles desc, k.party;
