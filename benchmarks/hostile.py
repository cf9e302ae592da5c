"""Measures the outcome, time and memory of every behaviour of a hostile server, one after the other.

    python -m benchmarks.hostile PATH/OF/hostile_server.py [--only /xml] [--seconds 6]

The server must take `--host H --port P`, print its port as JSON, list its paths at `/` and its requests at `/log`. It
runs on 127.0.0.2, the only address that the guard lets through. A second one has the same port of 127.0.0.1, where
redirects and links of the first lead: a request that arrives there has passed the guard. Paths with variants (`?k=`) are
requested for each variant. Every path is fetched as a feed, and a document is parsed by the feed worker of the poll
stage. Then the links of `/xml/links` are fetched as pages, by a fetcher that lets no private address through.

Exits with 1 if an answer took too long or too much memory, or if a request passed the guard.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil
import uvloop

from wirecopy.fetch.client import Fetcher
from wirecopy.model import DocumentKind, Outcome, Response
from wirecopy.settings import MIB, FetchLimits, ParseLimits, Settings
from wirecopy.stages.feed_worker import FeedWorker

HOST, TRAP = "127.0.0.2", "127.0.0.1"
MAX_GROWTH = 64 * MIB
ROBOTS_SECONDS = 3  # for the one robots.txt that the paths share
VARIANTS = {
    "/redirect/private": 36,
    "/redirect/confused": 9,
    "/broken/length": 4,
    "/charset": 13,
    "/robots": 8,
    "/xml/charref": 5,
    "/xml/author": 2,
    "/xml/newlines": 2,
    "/xml/token": 2,
}
ON_ONE_LINE = ("/xml/laughs", "/xml/quadratic", "/xml/xxe-file", "/xml/xxe-http")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a new worker made of a document, and by how many bytes its memory grew."""

    outcome: Outcome
    message: str
    growth: int = 0
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    path: str
    seconds: float  # of the request, without the wait for a connection
    growth: int  # bytes, of the process that fetches
    parsed: Parsed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("server", type=Path)
    parser.add_argument("--only", default="/", help="only paths that begin so")
    parser.add_argument("--seconds", type=float, default=6, help="the deadline, 45 in production")
    options = parser.parse_args()
    with serving(options.server, HOST) as port, serving(options.server, TRAP, port):
        listed = [line.split()[0] for line in read(HOST, port, "/").splitlines()]
        paths = [path for path in listed if path.startswith(options.only)]
        results = uvloop.run(
            ask_all(port, [variant for path in paths for variant in variants(path)], options.seconds)
        )
        caught = canaries(port, own=sum(result.path == "/canary" for result in results))
    sys.exit(verdict(len(paths), results, caught, options.seconds))


@contextmanager
def serving(server: Path, host: str, port: int = 0) -> Iterator[int]:
    command = [sys.executable, str(server), "--host", host, "--port", str(port), "--ttl", "3600"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield json.loads(process.stdout.readline())["port"]
        finally:
            process.kill()


def read(host: str, port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://{host}:{port}{path}") as answer:
        return str(answer.read().decode())


def variants(path: str) -> list[str]:
    numbered = [f"{path}?k={k}" for k in range(1, VARIANTS.get(path, 1))]
    return [path, *numbered, *([f"{path}?form=oneline"] if path in ON_ONE_LINE else [])]


async def ask_all(port: int, paths: list[str], seconds: float) -> list[Result]:
    limits = FetchLimits(
        domain_spacing_seconds=0, retry_seconds=0, feed_seconds=seconds, robots_seconds=ROBOTS_SECONDS
    )
    results = []
    admitted = Settings(allow_private=(f"{HOST}:{port}",), fetch=limits)
    async with Fetcher(admitted, clock=lambda: datetime.now(UTC)) as fetcher:
        for path in paths:
            results.append(await ask(fetcher, f"http://{HOST}:{port}", path))
            show(results[-1])
    async with Fetcher(Settings(fetch=limits), clock=lambda: datetime.now(UTC)) as fetcher:
        for link in inner_links(results):
            answer = await fetcher.get(link, DocumentKind.PAGE)
            parsed = Parsed(answer.outcome, answer.message)
            results.append(Result(f"link {link}", answer.seconds, 0, parsed))
            show(results[-1])
    return results


def inner_links(results: list[Result]) -> list[str]:
    links = [link for result in results if result.path == "/xml/links" for link in result.parsed.links]
    return [link for link in links if "example.com" not in link]


async def ask(fetcher: Fetcher, base: str, path: str) -> Result:
    own = psutil.Process()
    before = forget_peak(own)
    response = await fetcher.get(base + path, DocumentKind.FEED)
    is_document = response.outcome is Outcome.OK
    parsed = read_feed(response) if is_document else Parsed(response.outcome, response.message)
    return Result(path, response.seconds, peak(own) - before, parsed)


def read_feed(response: Response) -> Parsed:
    limits = ParseLimits()
    with FeedWorker(limits) as worker:
        worker.parse([(Response(Outcome.OK, response.url), {})])  # starts its process
        (parser,) = [child for child in psutil.Process().children() if "wirecopy.confine" in child.cmdline()]
        before = forget_peak(parser)
        (result,) = worker.parse([(response, {})])
        is_killed = result.outcome is Outcome.PARSER_KILLED
        growth = limits.memory_bytes if is_killed else peak(parser) - before
        links = tuple(entry.link for entry in result.entries if entry.link)
        return Parsed(result.outcome, result.message, growth, links)


def forget_peak(process: psutil.Process) -> int:
    """Reset the kernel's peak of a process's memory (proc(5), clear_refs); returns its memory now, in bytes."""
    Path(f"/proc/{process.pid}/clear_refs").write_text("5")
    return peak(process)


def peak(process: psutil.Process) -> int:
    status = Path(f"/proc/{process.pid}/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def canaries(port: int, own: int) -> list[str]:
    """Requests that must not happen: those for /canary besides our own, and all that reached the second server."""
    asked = [request for request in json.loads(read(HOST, port, "/log")) if request["path"] == "/canary"]
    trapped = json.loads(read(TRAP, port, "/log"))[:-1]
    return [f"{request['path']}?{request['query']}" for request in [*asked[own:], *trapped]]


def show(result: Result) -> None:
    print(
        f"{result.path[:60]:60} {result.parsed.outcome:16} {result.seconds:5.1f} s"
        f" +{result.growth / MIB:3.0f} +{result.parsed.growth / MIB:3.0f} MiB  {result.parsed.message[:60]}",
        flush=True,
    )


def verdict(paths: int, results: list[Result], caught: list[str], seconds: float) -> int:
    """Print the totals and what was wrong; returns the exit status."""
    wrong = [f"{result.path}: {result.seconds:.1f} s" for result in results if result.seconds > seconds + 1]
    wrong += [
        f"{result.path}: {max(result.growth, result.parsed.growth) / MIB:.0f} MiB"
        for result in results
        if max(result.growth, result.parsed.growth) > MAX_GROWTH
    ]
    wrong += [f"reached: {request}" for request in caught]
    counts = Counter(result.parsed.outcome for result in results)
    print(
        f"{paths} paths, {len(results)} requests:",
        ", ".join(f"{counts[word]} {word}" for word in sorted(counts)),
    )
    print(
        f"slowest {max(r.seconds for r in results):.1f} s, memory up to"
        f" +{max(r.growth for r in results) / MIB:.0f} MiB in the fetcher"
        f" and +{max(r.parsed.growth for r in results) / MIB:.0f} MiB in the parser, {len(caught)} canaries"
    )
    print("\n".join(wrong) or "nothing wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    main()
