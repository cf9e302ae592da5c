"""Keeps what a page yields within what is stored of an article. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wirecopy.model import Credit, Extraction, LiveEntry, Outcome, StatedTime
from wirecopy.settings import MIB
from wirecopy.storable_text import cut_bytes

# All chosen, not measured. 2 MiB of text are some 350,000 English words; what is longer is no article, and dedupe and
# publish compare texts word by word. The rest holds what newsrooms write many times over.
MAX_TEXT_BYTES = 2 * MIB
_MAX_LINE_BYTES = 2048  # a headline, or words that prove a credit
_MAX_NAME_BYTES = 1024  # `credit_party` is an index, and its rows end at 2,704 bytes
_MAX_URL_BYTES = 8192  # as for fetching
_MAX_NAMES = 100


def within_limits(extraction: Extraction) -> Extraction:
    """The extraction with its facts cut to size. One whose text is too large is no article, and says so."""
    size = len(extraction.text.encode("utf-8", "replace"))
    if size > MAX_TEXT_BYTES:
        return Extraction(
            Outcome.TOO_LARGE, f"a text of {size:,} bytes: an article has at most {MAX_TEXT_BYTES:,}"
        )
    return replace(
        extraction,
        title=_line(extraction.title),
        authors=_names(extraction.authors),
        organisations=_names(extraction.organisations),
        published=_stated(extraction.published),
        modified=_stated(extraction.modified),
        canonical_url=_address(extraction.canonical_url),
        section=_name(extraction.section) if extraction.section else extraction.section,
        tags=_names(extraction.tags),
        image_url=_address(extraction.image_url),
        rights=_line(extraction.rights) if extraction.rights else extraction.rights,
        credits=tuple(map(_credit, extraction.credits[:_MAX_NAMES])),
        live_entries=tuple(map(_live_entry, extraction.live_entries)),
        alternate=extraction.alternate
        if extraction.alternate and _address(extraction.alternate.url)
        else None,
    )


def _line(text: str) -> str:
    return cut_bytes(text, _MAX_LINE_BYTES)


def _name(text: str) -> str:
    return cut_bytes(text, _MAX_NAME_BYTES)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_name, list(names)[:_MAX_NAMES]))


def _address(url: str | None) -> str | None:
    """An address that is cut leads nowhere."""
    return None if url is None or len(url.encode("utf-8", "replace")) > _MAX_URL_BYTES else url


def _stated(time: StatedTime | None) -> StatedTime | None:
    return None if time is None else replace(time, raw=_name(time.raw))


def _credit(credit: Credit) -> Credit:
    return replace(credit, party=_name(credit.party), evidence=_line(credit.evidence))


def _live_entry(entry: LiveEntry) -> LiveEntry:
    return replace(entry, published=_stated(entry.published), headline=_line(entry.headline))
