-- Does the pipeline keep up, and what did a run leave for the next one?
select r.run_id, r.started_at, r.ended_at - r.started_at as took, r.state, r.reason, l.stage, l.domain, l.items, l.left_since
from news.runs r
left join news.left_over l using (run_id)
where r.started_at > news.clock() - interval '1 day'
order by r.started_at desc, l.stage, l.items desc;
