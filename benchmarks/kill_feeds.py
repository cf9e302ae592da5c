"""The invented feeds and pages of benchmarks/kills.py, as functions of the round; benchmarks/feed_server.py serves them.

Each of the papers has one feed, `/k<paper>`, which lists the three entries of its round and no others, so what a poll of
that round loses never comes back. Of the three pages one is the paper's own; one is a wire text that all papers carry in
that round, each cut at another place; one is the neighbour's own text of the round before, without its end. No two texts
of a story have one length, so that the fullest is no accident.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from enum import IntEnum
from hashlib import sha256

from tests.stages.prose import NOUNS

PAPERS = 3
START = datetime(2026, 8, 3, 6, tzinfo=UTC)  # of round 0
# Not a divisor of the 14, 25 and 30 days after which lines, history and shingles go, so that a second try some minutes
# later never falls on the other side of such a limit.
ROUND = timedelta(days=9)


class Kind(IntEnum):
    """What an entry's page carries."""

    OWN = 0
    WIRE = 1
    NEIGHBOUR = 2


def feed_url(paper: int) -> str:
    return f"http://{domain(paper)}/k{paper}"


def domain(paper: int) -> str:
    return f"paper{paper}.example"


def guids(paper: int, version: int) -> list[str]:
    return [_guid(paper, version, kind) for kind in Kind]


def _guid(paper: int, version: int, kind: Kind) -> str:
    return f"{paper}-{version}-{kind}"


def feed_document(paper: int, version: int) -> bytes:
    items = "".join(
        f"<item><title>{_title(paper, version, kind)}</title>"
        f"<link>http://{domain(paper)}/story/{_guid(paper, version, kind)}</link>"
        f"<guid isPermaLink='false'>{_guid(paper, version, kind)}</guid>"
        f"<pubDate>{format_datetime(_published(paper, version, kind))}</pubDate></item>"
        for kind in Kind
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
        f"<title>Paper {paper}</title><link>http://{domain(paper)}/</link>{items}</channel></rss>"
    ).encode()


def feed_validator(paper: int, version: int) -> tuple[str, str] | None:
    """Header and value that identify a version: a third of the feeds have an ETag, a third Last-Modified, a third none."""
    match paper % 3:
        case 0:
            return "etag", f'"{paper}-{version}"'
        case 1:
            return "last-modified", format_datetime(START + version * ROUND, usegmt=True)
        case _:
            return None


def feed_marks(paper: int, version: int) -> set[object]:
    """All that a poll may keep to know a version again: the digest of its bytes, and its validator."""
    validator = feed_validator(paper, version)
    return {sha256(feed_document(paper, version)).digest(), *(validator[1:] if validator else ())}


def page(guid: str) -> bytes:
    paper, version, number = map(int, guid.split("-"))
    kind = Kind(number)
    title = _title(paper, version, kind)
    by = "Ada Writer, Associated Press" if kind is Kind.WIRE else f"Paula Printer {paper}"
    return (
        f"<html lang='en'><head><title>{title}</title><meta property='og:title' content='{title}'>"
        f"<meta property='article:published_time' content='{_published(paper, version, kind).isoformat()}'></head>"
        "<body><nav><a href='/'>Front page</a> <a href='/sports'>Sports</a></nav>"
        f"<article><h1>{title}</h1><p class='byline'>By {by}</p>"
        f"{_html(_text(paper, version, kind))}</article>"
        f"<footer><p>Paper {paper} is printed every morning.</p></footer></body></html>"
    ).encode()


def _text(paper: int, version: int, kind: Kind) -> list[str]:
    """Sentences."""
    match kind:
        case Kind.OWN:
            return _prose(f"{paper} {version}")
        case Kind.WIRE:
            sentences = _prose(f"wire {version}")
            return sentences[: len(sentences) - paper]
        case Kind.NEIGHBOUR:
            return _prose(f"{(paper + 1) % PAPERS} {version - 1}")[:-1]


def _html(sentences: list[str]) -> str:
    paragraphs = (sentences[start : start + 4] for start in range(0, len(sentences), 4))
    return "".join(f"<p>{' '.join(paragraph)}</p>" for paragraph in paragraphs)


def _title(paper: int, version: int, kind: Kind) -> str:
    """The nouns that the text begins with, and some of the paper's own, so that no headline is a neighbour's."""
    opening = _text(paper, version, kind)[0].split()[1:4]
    return " ".join([*opening, *random.Random(_guid(paper, version, kind)).sample(NOUNS, 3)]).capitalize()


def _published(paper: int, version: int, kind: Kind) -> datetime:
    """Each page at another minute, so that who came first is no accident."""
    return START + version * ROUND - timedelta(minutes=10 + paper * len(Kind) + kind)


def _prose(seed: str) -> list[str]:
    """Sixteen sentences that extraction takes for an article, without five words in a row of another seed's."""
    chance = random.Random(seed)
    return [f"The {' '.join(chance.choices(NOUNS, k=chance.randint(9, 15)))}." for _ in range(16)]
