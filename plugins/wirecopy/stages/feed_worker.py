"""Parsing feeds in a process that may be killed: ten-kilobyte feeds can stall a parser for hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import msgspec

from wirecopy.confine import ConfinedWorker, WorkerKilled, traceback_of
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.parse import parse_feed
from wirecopy.model import ListedEntry, Outcome, ParseResult, Response
from wirecopy.settings import MIB, ParseLimits

# Of documents that are parsed together. A feed takes a millisecond and half of that again to switch processes for
# it alone; together they stay far from the limits that hold for one.
_MOST_BYTES = MIB

Known = Mapping[bytes, ListedEntry]  # entries of a feed, by the digest of their source


@dataclass(frozen=True, slots=True)
class _Request:
    """What of a response goes to the other process."""

    body: bytes
    url: str
    content_type: str | None
    known: frozenset[bytes]


class FeedWorker:
    """One process that parses, for one thread at a time."""

    def __init__(self, limits: ParseLimits) -> None:
        self._limits = limits
        self._worker = ConfinedWorker(
            seconds=limits.seconds, memory_bytes=limits.memory_bytes, preload=[__name__]
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.close()

    def parse(self, documents: Sequence[tuple[Response, Known]]) -> list[ParseResult]:
        """Parse feeds, in their order; whatever happens there is an outcome.

        An entry whose source has not changed since it became known is not read again, but comes as it is known.
        """
        requests = [
            _Request(response.body, response.url, response.content_type, frozenset(known))
            for response, known in documents
        ]
        results = [result for batch in _batches(requests) for result in self._parse_together(batch)]
        return [
            _with_known_entries(result, known) for result, (_, known) in zip(results, documents, strict=True)
        ]

    def _parse_together(self, requests: Sequence[_Request]) -> list[ParseResult]:
        """Where one kills the process, each is parsed again by itself, so that only the culprit fails."""
        if len(requests) == 1:
            return [self._parse_alone(requests[0])]
        try:
            return self._call(requests)
        except Exception:
            return [self._parse_alone(request) for request in requests]

    def _parse_alone(self, request: _Request) -> ParseResult:
        try:
            (result,) = self._call([request])
        except WorkerKilled as error:
            return ParseResult(Outcome.PARSER_KILLED, str(error), trace=traceback_of(error))
        except Exception as error:  # what came of it does not pickle, say
            return _failure(error)
        return result

    def _call(self, requests: Sequence[_Request]) -> list[ParseResult]:
        answer = self._worker.call(_parse_packed, requests, self._limits)
        return _DECODER.decode(answer) if isinstance(answer, bytes) else answer


def _with_known_entries(result: ParseResult, known: Known) -> ParseResult:
    if result.parsed is None or not known:
        return result
    entries = tuple([known.get(entry.source_digest or b"", entry) for entry in result.entries])
    return replace(result, parsed=replace(result.parsed, entries=entries))


def _batches(requests: Sequence[_Request]) -> Iterator[list[_Request]]:
    batch: list[_Request] = []
    size = 0
    for request in requests:
        if batch and size + len(request.body) > _MOST_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(request)
        size += len(request.body)
    if batch:
        yield batch


# ------------------------------------------------------------------------------------- the child's side


# pickle takes 0.26 ms for a feed of 30 entries, there and back, where reading it takes 1.4; this takes 0.08.
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[ParseResult])


def _parse_packed(requests: Sequence[_Request], limits: ParseLimits) -> bytes | list[ParseResult]:
    results = [_parse(request, limits) for request in requests]
    try:
        return _ENCODER.encode(results)
    except UnicodeEncodeError:  # lone surrogates, which a JSON feed may hold
        return results


def _parse(request: _Request, limits: ParseLimits) -> ParseResult:
    try:
        parsed = parse_feed(request.body, request.url, request.content_type, limits, request.known)
    except FeedError as error:
        return ParseResult(error.outcome, error.message, links=error.links)
    except MemoryError:  # ends the process
        raise
    # A bug of the parser's or ours: the raw document is kept, and the next feed goes on.
    except Exception as error:
        return _failure(error)
    return ParseResult(Outcome.OK if parsed.entries else Outcome.EMPTY_FEED, parsed.note, parsed)


def _failure(error: Exception) -> ParseResult:
    message = f"{type(error).__name__}: {error}".splitlines()[0]
    return ParseResult(Outcome.PARSER_FAILED, message, trace=traceback_of(error))
