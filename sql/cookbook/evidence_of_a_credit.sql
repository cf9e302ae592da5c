-- On what does a credit rest?
-- The words that prove it, for the newest articles that a distributor passed on; one article: where article_id = its number.
select a.outlet, a.title, k.role, k.party, k.source, k.confidence, k.evidence
from (select * from news.articles where distributor is not null order by first_seen_at desc, article_id limit 20) a
join news.credits k using (article_id)
order by a.first_seen_at desc, a.article_id, k.role, k.confidence desc, k.party;
