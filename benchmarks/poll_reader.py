"""Measures how lemon24/reader updates the feeds of benchmarks/feed_server.py. benchmarks/poll.py starts it.

    python benchmarks/poll_reader.py PORT FEEDS WORKERS HOURS FOLDER SERVER_PID

The interpreter must have `reader`. After a first update that is not measured, prints one JSON line about the best of
HOURS updates: seconds, processor seconds (its own and the server's), new entries and peak memory.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any


def main(port: int, feeds: int, workers: int, hours: int, folder: str, server: int) -> None:
    from reader import make_reader  # type: ignore[import-not-found]  # installed elsewhere

    reader = make_reader(str(Path(folder) / "reader.sqlite"))
    for feed in range(feeds):
        host = feed // 5 + 1
        reader.add_feed(f"http://127.{host >> 16 & 255}.{host >> 8 & 255}.{host & 255}:{port}/f{feed}")
    _update(reader, port, 0, workers)
    found = [_measured(reader, port, hour, workers, server) for hour in range(1, hours + 1)]
    print(json.dumps(min(found, key=lambda hour: hour["seconds"])))


def _measured(reader: Any, port: int, turn: int, workers: int, server: int) -> dict[str, float]:
    before, server_before, started = time.process_time(), _cpu_of(server), time.monotonic()
    new = _update(reader, port, turn, workers)
    return {
        "seconds": time.monotonic() - started,
        "cpu": time.process_time() - before,
        "server_cpu": _cpu_of(server) - server_before,
        "new": new,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def _cpu_of(process: int) -> float:
    """Processor seconds so far: fields 14 and 15 of /proc/PID/stat (proc(5)). psutil need not be installed here."""
    times = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def _update(reader: Any, port: int, turn: int, workers: int) -> int:
    urllib.request.urlopen(f"http://127.0.0.1:{port}/round/{turn}").read()
    results = list(reader.update_feeds_iter(scheduled=False, workers=workers))
    failed = [result for result in results if isinstance(result.value, Exception)]
    assert not failed, failed[0]
    return sum(result.value.new for result in results if result.value)


if __name__ == "__main__":
    port, feeds, workers, hours = map(int, sys.argv[1:5])
    main(port, feeds, workers, hours, sys.argv[5], int(sys.argv[6]))
