-- Begin a replay, or go on with one that was asked the same and has not ended.
-- Row: replay_id, pages, after, report, begun_at.
-- Parameters: run_id, kind, since, until, outlet, extractor, pages, now, from_start (whether one that has not ended begins
-- anew).
insert into wirecopy.replay as known (run_id, kind, since, until, outlet, extractor, pages, begun_at)
values (%(run_id)s, %(kind)s, %(since)s, %(until)s, %(outlet)s, %(extractor)s, %(pages)s, %(now)s)
on conflict (kind, since, until, coalesce(outlet, ''), extractor) do update
set run_id = excluded.run_id,
    pages = case when %(from_start)s then excluded.pages else known.pages end,
    after = case when %(from_start)s then 0 else known.after end,
    report = case when %(from_start)s then '{}' else known.report end,
    begun_at = case when %(from_start)s then excluded.begun_at else known.begun_at end
returning replay_id, pages, after, report, begun_at
