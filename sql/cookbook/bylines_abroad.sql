-- Whose bylines stand in several outlets?
-- People only; the newsrooms and agencies of a byline stand in organisations.
select author, count(distinct outlet_domain) as outlets, count(*) as articles, count(distinct story_id) as stories,
    array_agg(distinct originator) filter (where originator is not null) as originators
from news.articles
cross join lateral unnest(authors) author
where first_seen_at > news.clock() - interval '7 days'
group by author
having count(distinct outlet_domain) > 1
order by outlets desc, author;
