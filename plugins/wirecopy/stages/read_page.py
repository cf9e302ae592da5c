"""Reading a page with its parts, and with the text of its feed where that is better. Stores nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wirecopy.extract.feed_text import as_page, with_feed_text
from wirecopy.extract.parts.join import join_parts, with_alternate
from wirecopy.extract.text_limits import within_limits
from wirecopy.model import Extraction, FeedText, PartKind
from wirecopy.stages.extract_workers import ExtractWorkers, PageDocument


@dataclass(frozen=True, slots=True)
class PartDocument:
    """The document of a part, to be read; its number counts from 2, the page itself is part 1."""

    part_no: int
    kind: PartKind
    document: PageDocument


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The article of a page, and how many words of its text each of its further parts gave."""

    extraction: Extraction
    part_words: Mapping[int, int] = field(default_factory=dict)  # by number of the part


def read_page(
    workers: ExtractWorkers,
    page: PageDocument,
    parts: Sequence[PartDocument] = (),
    feed_text: FeedText | None = None,
) -> ReadPage:
    """Extract a page and its parts and make one article of them; its text is the feed's where that is better."""
    read = _read_parts(workers, workers.extract(page), parts)
    article = read_feed_text(workers, page.url, read.extraction, feed_text)
    return ReadPage(article, read.part_words)


def read_feed_text(
    workers: ExtractWorkers, url: str, page: Extraction, feed_text: FeedText | None
) -> Extraction:
    """What a page yielded, with the feed's text where that is better; within the limits of an article."""
    if feed_text is None:
        return within_limits(page)
    document = PageDocument(url, "text/html; charset=utf-8", as_page(feed_text))
    return within_limits(with_feed_text(page, workers.extract(document)))


def _read_parts(workers: ExtractWorkers, first: Extraction, parts: Sequence[PartDocument]) -> ReadPage:
    further = [workers.extract(part.document) for part in parts]
    is_alternate = any(part.kind.is_alternate for part in parts)
    joined = with_alternate(first, further[0]) if is_alternate else join_parts(first, further)
    numbers = (part.part_no for part in parts)
    return ReadPage(joined.extraction, dict(zip(numbers, joined.words, strict=True)))
