"""What it costs that feeds are parsed in a process that may be killed, when nothing goes wrong.

    python -m benchmarks.confinement [ROUNDS]

The same 200 feeds of 30 entries are parsed here and in the confined process; processor time of both sides counts,
the least of the rounds.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

import psutil

from benchmarks.feed_server import document
from wirecopy.model import ListedEntry, Outcome, Response
from wirecopy.settings import ParseLimits
from wirecopy.stages.feed_worker import FeedWorker, read_here

FEEDS = 200


def main(rounds: int) -> None:
    responses = [
        Response(Outcome.OK, f"http://paper{feed}.example/f", body=document(feed, 1)) for feed in range(FEEDS)
    ]
    limits = ParseLimits()
    nothing_known: list[dict[bytes, ListedEntry]] = [{} for _ in responses]
    with FeedWorker(limits) as reader:
        assert reader.read(responses, nothing_known) == read_here(responses, limits)
        here = min(_spent(lambda: read_here(responses, limits)) for _ in range(rounds))
        apart = min(_spent(lambda: reader.read(responses, nothing_known)) for _ in range(rounds))
    print(
        f"{here / FEEDS * 1000:.2f} ms a feed here, {apart / FEEDS * 1000:.2f} ms in the confined process:"
        f" {100 * (apart / here - 1):.0f} % more"
    )


def _spent(work: Callable[[], object]) -> float:
    before = _processor_time()
    work()
    return _processor_time() - before


def _processor_time() -> float:
    children = psutil.Process(os.getpid()).children()
    return time.process_time() + sum(sum(child.cpu_times()[:2]) for child in children)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
