-- Find the runs of a kind that the gate has not judged, and how many of their open stages have no living worker. A
-- worker keeps its run_stage row locked, so a row that we can lock belongs to a dead one.
-- Row: run_id, run_key, started_at, open stages, stages that we could lock.
-- Parameters: kind.
select r.run_id, r.run_key, r.started_at,
       (select count(*) from wirecopy.run_stage s where s.run_id = r.run_id and s.ended_at is null),
       (select count(*) from (
            select 1 from wirecopy.run_stage s
            where s.run_id = r.run_id and s.ended_at is null
            for update skip locked) dead)
from wirecopy.run r
where r.state = 'running' and r.kind = %(kind)s
order by r.run_id
