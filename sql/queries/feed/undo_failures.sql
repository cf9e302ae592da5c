-- Take back the failures of a run in which no feed answered. The trouble was on our side, so no feed is the worse for
-- it.
-- Parameters: run_id, now, no_answer (outcome words).
update wirecopy.feed f
set failures_in_row = greatest(f.failures_in_row - 1, 0), next_poll_at = %(now)s
from wirecopy.poll p
where p.run_id = %(run_id)s and p.feed_id = f.feed_id and p.outcome = any(%(no_answer)s)
  and not exists (select from wirecopy.poll other where other.run_id = %(run_id)s and not other.outcome = any(%(no_answer)s))
  and (select count(distinct g.domain) from wirecopy.poll q join wirecopy.feed g using (feed_id) where q.run_id = %(run_id)s) > 1
