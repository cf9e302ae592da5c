-- Count the feeds by what is wrong with them, the most frequent first: in an outage they are one line.
-- Row: status, outcome (null: nothing is wrong with their answers) with its meaning in a few words and what to do, feeds, and when the last and
-- the first of them were well (null: none ever was).
select
    h.status,
    case when h.status in ('failing', 'gone') then h.last_outcome end as outcome,
    o.in_words,
    o.action,
    count(*) as feeds,
    max(case when h.status = 'silent' then news.clock() - h.silent_for else h.last_success_at end) as last_well,
    min(case when h.status = 'silent' then news.clock() - h.silent_for else h.last_success_at end) as first_well
from news.feed_health h
left join news.outcomes o on h.status in ('failing', 'gone') and o.outcome = h.last_outcome
group by 1, 2, 3, 4
order by feeds desc, 1, 2
