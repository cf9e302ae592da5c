"""`reader` (lemon24/reader) updating the feeds of benchmarks/feed_server.py; run by an interpreter that has it.

    python benchmarks/poll_reader.py PORT FEEDS WORKERS FOLDER

Prints one JSON line: seconds, processor seconds and peak memory of one update after a first one.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import urllib.request
from pathlib import Path


def main(port: int, feeds: int, workers: int, folder: str) -> None:
    from reader import make_reader  # type: ignore[import-not-found]

    reader = make_reader(str(Path(folder) / "reader.sqlite"))
    for feed in range(feeds):
        host = feed // 5 + 1
        reader.add_feed(f"http://127.{host >> 16 & 255}.{host >> 8 & 255}.{host & 255}:{port}/f{feed}")
    _update(reader, port, 0, workers)
    before, started = time.process_time(), time.monotonic()
    new = _update(reader, port, 1, workers)
    print(
        json.dumps(
            {
                "seconds": time.monotonic() - started,
                "cpu": time.process_time() - before,
                "new": new,
                "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            }
        )
    )


def _update(reader: object, port: int, turn: int, workers: int) -> int:
    urllib.request.urlopen(f"http://127.0.0.1:{port}/round/{turn}").read()
    results = list(reader.update_feeds_iter(scheduled=False, workers=workers))  # type: ignore[attr-defined]
    failed = [result for result in results if isinstance(result.value, Exception)]
    assert not failed, failed[0]
    return sum(result.value.new for result in results if result.value)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
