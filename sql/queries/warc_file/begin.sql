-- Begin to import a WARC file, or go on with one that was interrupted. One that came to its end is read from its start again.
-- Row: warc_file_id, after, attempts (this one included), counts, begun_at.
-- Parameters: address, bytes, run_id, now.
insert into wirecopy.warc_file as known (address, bytes, run_id, begun_at)
values (%(address)s, %(bytes)s, %(run_id)s, %(now)s)
on conflict (address, bytes) do update
set run_id = excluded.run_id,
    after = case when known.ended_at is null then known.after else -1 end,
    attempts = case when known.ended_at is null then known.attempts + 1 else 1 end,
    counts = case when known.ended_at is null then known.counts else '{}' end,
    begun_at = case when known.ended_at is null then known.begun_at else excluded.begun_at end,
    ended_at = null
returning warc_file_id, after, attempts, counts, begun_at
