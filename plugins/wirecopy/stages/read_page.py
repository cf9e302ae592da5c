"""Reading a page with its parts, and with the text of its feed where that is better. Stores nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wirecopy.extract.feed_text import as_page, needs_summary, with_feed_text, with_summary
from wirecopy.extract.interstitial import without_interstitial
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
    *,
    listed_url: str,
) -> ReadPage:
    """Extract a page and its parts and make one article of them; its text is the feed's where that is better.

    `listed_url` is the address that was asked for. Of a page that is no article at least the feed's summary is kept.
    """
    read = _read_parts(workers, workers.extract(page), parts)
    shown = without_interstitial(read.extraction, listed_url, page.url)
    article = read_feed_text(workers, page.url, shown, feed_text)
    if feed_text is not None and feed_text.summary and needs_summary(article):
        article = with_summary(article, _extract(workers, page.url, feed_text.title, feed_text.summary))
    return ReadPage(article, read.part_words)


def read_feed_text(
    workers: ExtractWorkers, url: str, page: Extraction, feed_text: FeedText | None
) -> Extraction:
    """What a page yielded, with the feed's text where that is better; within the limits of an article."""
    if feed_text is None or not feed_text.content:
        return within_limits(page)
    return within_limits(with_feed_text(page, _extract(workers, url, feed_text.title, feed_text.content)))


def _extract(workers: ExtractWorkers, url: str, title: str, content: str) -> Extraction:
    return workers.extract(PageDocument(url, "text/html; charset=utf-8", as_page(title, content)))


def _read_parts(workers: ExtractWorkers, first: Extraction, parts: Sequence[PartDocument]) -> ReadPage:
    further = [workers.extract(part.document) for part in parts]
    is_alternate = any(part.kind.is_alternate for part in parts)
    joined = with_alternate(first, further[0]) if is_alternate else join_parts(first, further)
    numbers = (part.part_no for part in parts)
    return ReadPage(joined.extraction, dict(zip(numbers, joined.words, strict=True)))
