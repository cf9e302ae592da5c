"""Reading feeds in a process that may be killed: ten-kilobyte feeds can stall a parser for hours."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Self

from wirecopy.confine import ConfinedWorker, WorkerKilled
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.parse import parse_feed
from wirecopy.model import Entry, Outcome, ParsedFeed, Response
from wirecopy.settings import ParseLimits


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a response: parsed, or an outcome that says why not."""

    outcome: Outcome
    message: str = ""
    parsed: ParsedFeed | None = None

    @property
    def is_whole(self) -> bool:
        return self.parsed is not None and self.parsed.is_complete

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.parsed.entries if self.parsed else ()


class FeedReader:
    """One process, one feed at a time, and the thread that waits for it."""

    def __init__(self, limits: ParseLimits) -> None:
        self._limits = limits
        self._worker = ConfinedWorker(
            seconds=limits.seconds, memory_bytes=limits.memory_bytes, preload=["wirecopy.feeds.parse"]
        )
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="feed-reader")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(cancel_futures=True)
        self._worker.close()

    async def read(self, response: Response) -> Reading:
        """Read a feed; whatever happens there is an outcome."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._read, response)

    def _read(self, response: Response) -> Reading:
        try:
            parsed = self._worker.call(
                parse_feed, response.body, response.url, response.content_type, self._limits
            )
        except FeedError as error:
            return Reading(error.outcome, error.message)
        except WorkerKilled as error:
            return Reading(Outcome.PARSER_KILLED, str(error))
        except (
            Exception
        ) as error:  # a bug of the parser's or ours: the raw document is kept, the next feed goes on
            return Reading(Outcome.PARSER_FAILED, f"{type(error).__name__}: {error}")
        return Reading(Outcome.OK if parsed.entries else Outcome.EMPTY_FEED, parsed.note, parsed)
