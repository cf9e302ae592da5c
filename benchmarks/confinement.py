"""Measures what it costs to parse feeds in a process that may be killed, if nothing goes wrong.

    python -m benchmarks.confinement [ROUNDS]

Parses the same 200 feeds of 30 entries in this process and through the feed worker of the poll stage. Prints the
processor time of both processes for one feed, the least of the rounds.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

import psutil

from benchmarks.feed_server import document
from wirecopy.feeds.parse import parse_feed
from wirecopy.model import Outcome, ParsedFeed, Response
from wirecopy.settings import ParseLimits
from wirecopy.stages.feed_worker import FeedWorker, Known

FEEDS = 200


def main(rounds: int) -> None:
    responses = [
        Response(Outcome.OK, f"http://paper{feed}.example/f", body=document(feed, 1)) for feed in range(FEEDS)
    ]
    limits = ParseLimits()
    nothing_known: Known = {}
    documents = [(response, nothing_known) for response in responses]
    with FeedWorker(limits) as worker:
        assert [result.parsed for result in worker.parse(documents)] == _parse_here(responses)
        here = min(_spent(lambda: _parse_here(responses)) for _ in range(rounds))
        apart = min(_spent(lambda: worker.parse(documents)) for _ in range(rounds))
    print(
        f"{here / FEEDS * 1000:.2f} ms a feed here, {apart / FEEDS * 1000:.2f} ms in the confined process:"
        f" {100 * (apart / here - 1):.0f} % more"
    )


def _parse_here(responses: list[Response]) -> list[ParsedFeed]:
    return [parse_feed(response.body, response.url, response.content_type) for response in responses]


def _spent(work: Callable[[], object]) -> float:
    before = _processor_time()
    work()
    return _processor_time() - before


def _processor_time() -> float:
    children = psutil.Process(os.getpid()).children()
    return time.process_time() + sum(sum(child.cpu_times()[:2]) for child in children)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
