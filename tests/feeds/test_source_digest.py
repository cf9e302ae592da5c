"""Entries that are known by the digest of their XML are not read again."""

from __future__ import annotations

from wirecopy.feeds import parse_feed
from wirecopy.model import Entry, ParsedFeed

URL = "http://daily.example/feed"
STORM = "<item><title>Storm</title><link>/storm</link><description>Wind.</description></item>"
FLOOD = "<item><title>Flood</title><link>/flood</link></item>"


def read(items: str, url: str = URL, known: frozenset[bytes] = frozenset(), head: str = "") -> ParsedFeed:
    document = f"<rss version='2.0' {head}><channel><title>Daily</title>{items}</channel></rss>"
    return parse_feed(document.encode(), url, None, known=known)


def digest(items: str, url: str = URL, head: str = "") -> bytes | None:
    return read(items, url, head=head).entries[0].source_digest


def known_storm() -> frozenset[bytes]:
    found = digest(STORM)
    assert found
    return frozenset({found})


def test_a_known_entry_comes_as_its_digest_in_its_place() -> None:
    first, known, last = read(FLOOD + STORM + FLOOD, known=known_storm()).entries
    assert (first.title, last.title) == ("Flood", "Flood")
    assert known == Entry()
    assert known.source_digest in known_storm()


def test_an_entry_is_the_same_wherever_it_stands_and_whatever_white_space_follows() -> None:
    moved = read(f"{FLOOD}\n  {STORM}\n").entries[1]
    assert moved.source_digest in known_storm()


def test_an_entry_is_another_when_a_letter_the_address_or_the_vocabulary_is() -> None:
    others = (
        digest(STORM.replace("Wind", "wind")),
        digest(STORM, url="http://daily.example/other/feed"),
        digest(STORM, head="xmlns='http://purl.org/rss/1.0/'"),
    )
    assert not known_storm() & set(others)


def test_an_entry_whose_links_start_elsewhere_is_always_read() -> None:
    assert digest(STORM, head="xml:base='http://daily.example/x/'") is None
