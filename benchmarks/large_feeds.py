"""Gives an archive of benchmarks/large_archive.py the feeds, runs and polls of a large installation.

    python -m benchmarks.large_feeds 5000 --home /tmp/large

Until now it had one feed for each outlet, none of them polled. Afterwards it has so many, in the states that a day shows:
of a hundred feeds eight fail, five are silent, one is gone, two are retired. There is a run for each hour of the archive's
last month, one of fifty red; each feed was polled every three hours, and all pages
of the archive were fetched in these runs; what happened with each outlet is counted for each
hour of its last 90 days.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from time import perf_counter

import psycopg

from benchmarks.large_archive import OUTLETS, SINCE, SPAN
from wirecopy.local import embedded_server
from wirecopy.store.migrations import migrate

END = SINCE + SPAN

_FILL = f"""
    insert into wirecopy.feed (outlet_id, url, url_sha256, domain, category, next_poll_at, created_at)
    select outlet_id, url, sha256(url::bytea), domain, (array['general', 'politics', 'business', 'sports'])[1 + n %% 4],
           '{END}', '{SINCE}'
    from generate_series({OUTLETS + 1}, %(feeds)s) n
    join wirecopy.outlet on outlet_id = 1 + n %% {OUTLETS},
    lateral (select 'https://' || domain || '/feeds/' || n as url) u;

    update wirecopy.feed set
        status = case when feed_id %% 100 = 13 then 'gone' when feed_id %% 100 in (14, 15) then 'retired' else 'active' end,
        next_poll_at = '{END}'::timestamptz + feed_id %% 180 * interval '1 minute',
        last_polled_at = '{END}'::timestamptz - feed_id %% 180 * interval '1 minute',
        last_success_at = '{END}'::timestamptz - case when feed_id %% 100 < 8 then interval '2 days' else interval '2 hours' end,
        last_new_at = '{END}'::timestamptz - case when feed_id %% 100 between 8 and 12 then interval '40 days' else interval '5 hours' end,
        last_outcome = case when feed_id %% 100 < 8
            then (array['dns_failed', 'timed_out', 'connect_failed', 'server_error'])[1 + feed_id %% 4] else 'ok' end,
        last_message = case when feed_id %% 100 < 8 then 'the server did not answer as it should' else '' end,
        failures_in_row = case when feed_id %% 100 < 8 then 16 else 0 end;

    insert into wirecopy.run (run_key, started_at, ended_at, state, reason)
    select 'scheduled__' || to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS+00:00'), at, at + interval '12 minutes',
           case when n %% 50 = 0 then 'red' else 'green' end,
           case when n %% 50 = 0 then 'every feed failed, mostly connect_failed' else '' end
    from (select at, row_number() over (order by at) as n
          from generate_series('{END}'::timestamptz - interval '30 days', '{END}', interval '1 hour') at) hours
    order by at;
    insert into wirecopy.run_stage (run_id, stage, shard, started_at, ended_at, counts)
    select run_id, stage, shard, started_at, ended_at, '{{"ok": 40, "not_modified": 200, "timed_out": 3}}'
    from wirecopy.run
    join (values ('sync', 1), ('plan', 1), ('poll', 16), ('fetch', 16), ('extract', 4), ('dedupe', 1), ('publish', 1), ('gate', 1))
        stages (stage, width) on run_key like 'scheduled__%%',
    generate_series(0, width - 1) shard;

    insert into wirecopy.poll (feed_id, run_id, polled_at, outcome, http_status, seconds, wire_bytes, entries_listed)
    select feed_id, run_id, started_at + feed_id %% 600 * interval '1 second',
           case when feed_id %% 100 < 8 and started_at > '{END}'::timestamptz - interval '2 days' then last_outcome
                when feed_id %% 3 = 0 then 'ok' else 'not_modified' end,
           200, .3, 40000, 30
    from wirecopy.feed
    join wirecopy.run on run_key like 'scheduled__%%' and extract(hour from started_at)::integer %% 3 = feed_id %% 3
    where feed_id > {OUTLETS};

    update wirecopy.page_fetch set run_id = runs[1 + page_fetch_id %% cardinality(runs)], extract_run_id = runs[1 + page_fetch_id %% cardinality(runs)]
    from (select array_agg(run_id) as runs from wirecopy.run where run_key like 'scheduled__%%') month;

    insert into wirecopy.outlet_hour
    select outlet_domain, hour, 7, n %% 9 / 8, articles, articles + 2, n %% 7 / 6, articles, 0, 90000 * articles, articles,
           words, articles / 3, n %% 20 / 19
    from (select outlet_domain, date_trunc('hour', first_seen_at) as hour, count(*)::integer as articles,
                 sum(word_count) as words, row_number() over () as n
          from wirecopy.article where first_seen_at > '{END}'::timestamptz - interval '90 days' group by 1, 2) hours;
    insert into wirecopy.outlet_hour_failure
    select outlet_domain, hour, 'fetch', (array['timed_out', 'forbidden', 'not_found'])[1 + articles %% 3], page_fetches_failed
    from wirecopy.outlet_hour where page_fetches_failed > 0;
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("feeds", type=int)
    parser.add_argument("--home", type=Path, required=True)
    arguments = parser.parse_args()
    began = perf_counter()
    url = embedded_server(arguments.home)
    migrate(url)
    with psycopg.connect(url, cursor_factory=psycopg.ClientCursor) as connection:
        connection.execute(_FILL.encode(), {"feeds": arguments.feeds})
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("vacuum analyze")
        connection.execute("checkpoint")
    print(f"filled in {perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
