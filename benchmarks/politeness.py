"""Measures how polite the fetcher is, from the log of 20 hosts that stall, refuse, break off and redirect.

    python -m benchmarks.politeness [--paths 12]

Prints the most connections that one host had at one time (allowed: 2), the shortest time between two requests to a host
(1 s, less some milliseconds of the network) and the number of requests that robots.txt forbids (must be 0).
"""

from __future__ import annotations

import argparse
import asyncio
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise

import uvloop

from wirecopy.fetch.client import Fetcher
from wirecopy.model import DocumentKind, Outcome
from wirecopy.settings import FetchLimits, Settings

HOSTS = 20
ROBOTS = b"User-agent: *\nDisallow: /secret\n"


@dataclass
class Log:
    starts: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    connected: Counter[str] = field(default_factory=Counter)
    most: Counter[str] = field(default_factory=Counter)
    forbidden: int = 0


async def serve(log: Log, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    host = ""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            path = head.split(b" ", 2)[1].decode()
            named = next(
                line[6:] for line in head.decode().split("\r\n") if line.lower().startswith("host: ")
            )
            if not host:
                host = named
                log.connected[host] += 1
                log.most[host] = max(log.most[host], log.connected[host])
            log.starts[host].append(asyncio.get_running_loop().time())
            log.forbidden += path.startswith("/secret")
            writer.write(await behave(reader, int(host.removeprefix("paper").split(".")[0]), path))
            await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        log.connected[host] -= 1
        writer.close()


async def behave(reader: asyncio.StreamReader, host: int, path: str) -> bytes:
    if path == "/robots.txt":
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(ROBOTS), ROBOTS)
    match host % 5:
        case 0:
            await asyncio.sleep(1.5)  # two of these overlap
            return b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>"
        case 1:
            return b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"
        case 2:
            await reader.read()  # until the client gives up
            return b""
        case 3:
            return b"HTTP/1.1 302 Found\r\nLocation: /secret%b\r\nContent-Length: 0\r\n\r\n" % path.encode()
        case _:
            return b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\nConnection: close\r\n\r\n<rss>"


async def measure(paths: int) -> None:
    log = Log()
    server = await asyncio.start_server(lambda r, w: serve(log, r, w), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    settings = Settings(connect_to=f"127.0.0.1:{port}", fetch=FetchLimits(feed_seconds=4))
    outcomes: Counter[Outcome] = Counter()
    async with Fetcher(settings, clock=lambda: datetime.now(UTC)) as fetcher:
        urls = [
            f"http://paper{host}.example/{'secret' if path % 4 == 3 else 'feed'}{path}"
            for path in range(paths)
            for host in range(HOSTS)
        ]
        for response in await asyncio.gather(*(fetcher.get(url, DocumentKind.FEED) for url in urls)):
            outcomes[response.outcome] += 1
    server.close()
    gaps = [b - a for starts in log.starts.values() for a, b in pairwise(starts)]
    print(
        f"{sum(map(len, log.starts.values()))} requests to {len(log.starts)} hosts, outcomes {dict(outcomes)}"
    )
    print(f"most connections to one host: {max(log.most.values())}")
    print(f"shortest time between two requests to a host: {min(gaps):.3f} s")
    print(f"requests that robots.txt forbids: {log.forbidden}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--paths", type=int, default=12)
    uvloop.run(measure(parser.parse_args().paths))
