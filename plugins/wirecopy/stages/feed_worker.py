"""Reading feeds in a process that may be killed: ten-kilobyte feeds can stall a parser for hours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

import msgspec

from wirecopy.confine import ConfinedWorker, WorkerKilled
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.parse import parse_feed
from wirecopy.model import Entry, ListedEntry, Outcome, ParsedFeed, Response
from wirecopy.settings import MIB, ParseLimits

# Of documents that are read together. A feed takes a millisecond and half of that again to switch processes for
# it alone; together they stay far from the limits that hold for one.
_MOST_BYTES = MIB

Known = Mapping[bytes, ListedEntry]  # of a feed, by the digest of its source


@dataclass(frozen=True, slots=True)
class ParseResult:
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


@dataclass(frozen=True, slots=True)
class _Document:
    """What of a response matters to a parser."""

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

    def read(self, responses: Sequence[Response], known: Sequence[Known]) -> list[ParseResult]:
        """Read feeds, in their order; whatever happens there is an outcome.

        An entry whose source has not changed since it became `known` is not read again, but comes as it is known.
        """
        documents = [_document(*pair) for pair in zip(responses, known, strict=True)]
        readings = [reading for batch in _batches(documents) for reading in self._read_together(batch)]
        return [_recalled(*pair) for pair in zip(readings, known, strict=True)]

    def _read_together(self, documents: Sequence[_Document]) -> list[ParseResult]:
        """Where one kills the process, each is read again by itself, so that only the culprit fails."""
        if len(documents) == 1:
            return [self._read_alone(documents[0])]
        try:
            return self._call(documents)
        except Exception:
            return [self._read_alone(document) for document in documents]

    def _read_alone(self, document: _Document) -> ParseResult:
        try:
            (reading,) = self._call([document])
        except WorkerKilled as error:
            return ParseResult(Outcome.PARSER_KILLED, str(error))
        except Exception as error:  # what came of it does not pickle, say
            return _failure(error)
        return reading

    def _call(self, documents: Sequence[_Document]) -> list[ParseResult]:
        answer = self._worker.call(_read_packed, documents, self._limits)
        return _DECODER.decode(answer) if isinstance(answer, bytes) else answer


def read_here(responses: Sequence[Response], limits: ParseLimits) -> list[ParseResult]:
    """Read feeds in this very process, which one of them may stall: what the confinement is measured against."""
    return _read_all([_document(response, {}) for response in responses], limits)


def _document(response: Response, known: Known) -> _Document:
    return _Document(response.body, response.url, response.content_type, frozenset(known))


def _recalled(reading: ParseResult, known: Known) -> ParseResult:
    if reading.parsed is None or not known:
        return reading
    entries = tuple([known.get(entry.source_digest or b"", entry) for entry in reading.entries])
    return replace(reading, parsed=replace(reading.parsed, entries=entries))


def _batches(documents: Sequence[_Document]) -> Iterator[list[_Document]]:
    batch: list[_Document] = []
    size = 0
    for document in documents:
        if batch and size + len(document.body) > _MOST_BYTES:
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += len(document.body)
    if batch:
        yield batch


# ------------------------------------------------------------------------------------- the child's side


# pickle takes 0.26 ms for a feed of 30 entries, there and back, where reading it takes 1.4; this takes 0.08.
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[ParseResult])


def _read_packed(documents: Sequence[_Document], limits: ParseLimits) -> bytes | list[ParseResult]:
    readings = _read_all(documents, limits)
    try:
        return _ENCODER.encode(readings)
    except UnicodeEncodeError:  # lone surrogates, which a JSON feed may hold
        return readings


def _read_all(documents: Sequence[_Document], limits: ParseLimits) -> list[ParseResult]:
    return [_read(document, limits) for document in documents]


def _read(document: _Document, limits: ParseLimits) -> ParseResult:
    try:
        parsed = parse_feed(document.body, document.url, document.content_type, limits, document.known)
    except FeedError as error:
        return ParseResult(error.outcome, error.message)
    except MemoryError:  # ends the process
        raise
    except (
        Exception
    ) as error:  # a bug of the parser's or ours: the raw document is kept, the next feed goes on
        return _failure(error)
    return ParseResult(Outcome.OK if parsed.entries else Outcome.EMPTY_FEED, parsed.note, parsed)


def _failure(error: Exception) -> ParseResult:
    return ParseResult(Outcome.PARSER_FAILED, f"{type(error).__name__}: {error}")
