-- Read who is credited with stories, to choose from: of each role at most 200, by name.
-- Row: one party.
-- Uses story_originator, article_distributor, one step for each party.
with recursive originator (party) as (
    (select originator from news.stories where originator > '' order by originator limit 1)
    union all
    select (select s.originator from news.stories s where s.originator > originator.party order by s.originator limit 1)
    from originator where originator.party is not null
), distributor (party) as (
    (select distributor from news.articles where distributor > '' order by distributor limit 1)
    union all
    select (select a.distributor from news.articles a where a.distributor > distributor.party order by a.distributor limit 1)
    from distributor where distributor.party is not null
)
select party
from (
    (select party from originator limit 200)
    union
    (select party from distributor limit 200)
) credited
where party is not null
order by party
