-- Read what the stages of some runs did, by outcome or by kind of work, the most frequent first.
-- Row: run_id, stage, word, number; of an outcome whether it is a success, what it means in a few words and what to do.
-- Uses run_stage_pkey, poll_run, page_fetch_run, page_fetch_extract_run.
-- Parameters: run_ids.
select s.run_id, s.stage, c.key as word, c.value::bigint as number, o.is_success, o.in_words, o.action
from news.run_stages s
cross join lateral jsonb_each_text(s.counts) c
left join news.outcomes o on s.stage in ('poll', 'fetch', 'extract') and o.outcome = c.key
where s.run_id = any(%(run_ids)s) and c.value::bigint > 0
order by s.run_id, s.stage, number desc, word
