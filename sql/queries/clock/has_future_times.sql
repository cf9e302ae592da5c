-- Say whether a clock that ran ahead wrote times that keep work from being done. Single late rows do not matter, so of
-- fetches the newest are looked at only.
-- Row: yes or no.
-- Parameters: latest (what is later lies in the future), far (later than any pause).
select exists (
        select from wirecopy.run where clock_offset = interval '0' and greatest(started_at, ended_at) > %(latest)s)
    or exists (
        select from wirecopy.feed where last_polled_at > %(latest)s or next_poll_at > %(far)s)
    or exists (
        select from wirecopy.page where next_fetch_at > %(far)s)
    or exists (
        select from (
            select run_id, fetched_at from wirecopy.page_fetch order by page_fetch_id desc limit 5000
        ) newest
        join wirecopy.run r using (run_id)
        where r.kind = 'ingest' and newest.fetched_at > %(latest)s)
