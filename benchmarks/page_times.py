"""Times every page of the Airflow plugin on a database, from request to answer.

    python -m benchmarks.page_times --home /tmp/large

The pages are found by following links from the first one: three addresses of each route and set of query keys. Each is
asked for seven times in this process, without a network and without Airflow, whose login adds 5 ms. Shown are, for each
route, the least, the median and the longest time, and where that was; the end says which are over their goals. On a machine
that has other work to do the least is nearest to the truth. Of an archive of
benchmarks/large_archive.py and benchmarks/large_feeds.py the pipeline's clock is first set to the last hour.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from time import perf_counter

import psycopg
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.web.test_app import let_in
from tests.web.walk import follow_links
from wirecopy.local import embedded_server
from wirecopy.local.reader_address import reader_address
from wirecopy.store.database import Database
from wirecopy.web.app import make_app

REPEATS = 7
ADDRESSES = 3
MEDIAN_GOAL = 300  # ms
LONGEST_GOAL = 1000  # ms


def set_clock_to_the_last_run(url: str) -> None:
    """The pipeline's clock goes on from its newest run, as if that had just ended."""
    with psycopg.connect(url) as connection:
        connection.execute(
            """update wirecopy.run set clock_offset = ended_at - now()
               where run_id = (select run_id from wirecopy.run where kind = 'ingest' order by run_id desc limit 1)"""
        )


def times_of_pages(client: TestClient, app: FastAPI) -> dict[str, dict[str, list[float]]]:
    """Milliseconds of each address, by its route."""
    times: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for visited in follow_links(client, app, each=ADDRESSES):
        if visited.status != 200:
            print(f"{visited.status} {visited.address}, linked from {visited.linked_from}")
            continue
        times[visited.route][visited.address] = [_asked(client, visited.address) for _ in range(REPEATS)]
    return times


def _asked(client: TestClient, address: str) -> float:
    began = perf_counter()
    client.get(address.removeprefix("/"))
    return (perf_counter() - began) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", type=Path, required=True)
    url = embedded_server(parser.parse_args().home)
    set_clock_to_the_last_run(url)
    reader = Database(reader_address(url, may_log_in=True))
    app = make_app(let_in, lambda: reader)
    airflow = FastAPI()
    airflow.mount("/wirecopy", app)
    over = []
    with TestClient(airflow, base_url="http://testserver/wirecopy/") as client:
        print(f"{'route':34} {'addresses':>9} {'least':>7} {'median':>7} {'longest':>8}  of")
        for route, addresses in sorted(times_of_pages(client, app).items()):
            all_times = [time for times in addresses.values() for time in times]
            slowest = max(addresses, key=lambda address: max(addresses[address]))
            longest = max(addresses[slowest])
            print(
                f"{route:34} {len(addresses):9} {min(all_times):7.0f} {median(all_times):7.0f} {longest:8.0f}  {slowest}"
            )
            over += [
                f"{address}: {min(times):.0f} to {max(times):.0f} ms, {median(times):.0f} at the median"
                for address, times in addresses.items()
                if median(times) > MEDIAN_GOAL or max(times) > LONGEST_GOAL
            ]
    sys.exit("\n".join(["over their goals:", *over]) if over else 0)


if __name__ == "__main__":
    main()
