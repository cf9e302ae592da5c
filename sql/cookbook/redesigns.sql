-- Whose pages does extraction doubt more than usual?
-- The last two days, held against the two weeks before them.
with d as materialized (
    select (news.clock() at time zone 'UTC')::date as today
)
select outlet,
    round(100.0 * sum(doubted) filter (where day >= d.today - 1) / nullif(sum(pages) filter (where day >= d.today - 1), 0)) as percent_now,
    round(100.0 * sum(doubted) filter (where day < d.today - 1) / nullif(sum(pages) filter (where day < d.today - 1), 0)) as percent_before,
    sum(pages) filter (where day >= d.today - 1) as pages_now
from news.text_judgements, d
-- Not d.today: the days would be chosen after all were counted.
where day >= (select today from d) - 15
group by outlet
order by percent_now desc nulls last, outlet
limit 30;
