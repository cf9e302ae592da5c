"""Reading claims about time, and choosing among them."""

from __future__ import annotations

from datetime import datetime

import pytest

from wirecopy.extract.html_tree import parse_document
from wirecopy.extract.metadata.publication_dates import read_published
from wirecopy.extract.metadata.time_formats import parse_time
from wirecopy.extract.structured.structured_data import read_structured
from wirecopy.model import Precision, StatedTime

URL = "https://gazette.example/a"


@pytest.mark.parametrize(
    ("raw", "iso", "precision"),
    [
        ("2024-03-04T09:30:15+01:00", "2024-03-04T09:30:15+01:00", Precision.SECOND),
        ("2024-03-04T09:30:15.123Z", "2024-03-04T09:30:15+00:00", Precision.SECOND),
        ("2024-03-04T09:30+0100", "2024-03-04T09:30:00+01:00", Precision.MINUTE),
        ("2024-03-04 09:30:15 -0600", "2024-03-04T09:30:15-06:00", Precision.SECOND),
        ("2024-03-04 9:30", "2024-03-04T09:30:00+00:00", Precision.MINUTE),
        ("2024-03-04", "2024-03-04T00:00:00+00:00", Precision.DAY),
        ("20240304", "2024-03-04T00:00:00+00:00", Precision.DAY),
        ("2024年3月4日", "2024-03-04T00:00:00+00:00", Precision.DAY),
        ("Mon, 04 Mar 2024 09:30:15 +0100", "2024-03-04T09:30:15+01:00", Precision.SECOND),
    ],
)
def test_forms_of_time(raw: str, iso: str, precision: Precision) -> None:
    claim = parse_time(raw, "test")
    assert claim.at == datetime.fromisoformat(iso)
    assert claim.at is not None
    assert claim.at.utcoffset() == datetime.fromisoformat(iso).utcoffset()
    assert claim.precision is precision


@pytest.mark.parametrize(
    "raw", ["yesterday", "2024-13-40", "2024-02-30T10:00:00Z", "", "99999999999999999999"]
)
def test_what_cannot_be_read_keeps_its_words(raw: str) -> None:
    assert parse_time(raw, "test") == StatedTime(None, raw, None, "test")


def published(head: str, body: str = "", url: str = URL) -> StatedTime | None:
    html = f"<html><head>{head}</head><body>{body}</body></html>".encode()
    tree = parse_document(html, None)
    return read_published(read_structured(tree, url), tree, url, "")


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def linked(date: str) -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{date}"}}</script>'


def test_json_ld_comes_before_meta_tags() -> None:
    claim = published(linked("2024-03-04T09:30:00Z") + meta("article:published_time", "2024-03-01T08:00:00Z"))
    assert claim is not None
    assert claim.source == "json-ld:datePublished"


def test_a_bare_day_takes_the_hour_from_the_next_source() -> None:
    claim = published(linked("2024-03-04T00:00:00Z") + meta("article:published_time", "2024-03-04T08:10:00Z"))
    assert claim is not None
    assert claim.raw == "2024-03-04T08:10:00Z"


def test_a_clock_without_zone_takes_the_zone_from_the_next_source() -> None:
    claim = published(
        linked("2024-03-04 18:11:01") + meta("article:published_time", "2024-03-04T18:11:01+01:00")
    )
    assert claim is not None
    assert claim.at == datetime.fromisoformat("2024-03-04T18:11:01+01:00")


def test_a_lone_time_element_counts_and_one_of_several_does_not() -> None:
    one = '<time datetime="2024-03-04T08:10:00Z">4 March</time>'
    other = '<time datetime="2023-01-01T08:10:00Z">1 January 2023</time>'
    assert published("", one) == StatedTime(
        datetime.fromisoformat("2024-03-04T08:10:00+00:00"),
        "2024-03-04T08:10:00Z",
        Precision.SECOND,
        "html:time",
    )
    several = published("", one + other)
    assert several is None or several.source == "htmldate"


@pytest.mark.parametrize(
    ("stamp", "iso"),
    [
        ("Sat Nov 18 2017 15:21:41 GMT+0100", "2017-11-18T15:21:41+01:00"),
        ("2017-11-18 15:21:41 -0700 MST", "2017-11-18T15:21:41-07:00"),
        ("12/15/2024 12:15:00 PM", "2024-12-15T12:15:00+00:00"),
        ("2024-12-15 3:15 p.m. EST", "2024-12-15T15:15:00-05:00"),
        ("2024-12-15T12:15:00\u221205:00", "2024-12-15T12:15:00-05:00"),
        ("15. Dezember 2024, 12:15 Uhr MEZ", "2024-12-15T12:15:00+01:00"),
    ],
)
def test_what_stands_behind_the_clock_is_read(stamp: str, iso: str) -> None:
    claim = published("", f'<time datetime="{stamp}">then</time>')
    assert claim is not None
    assert claim.at is not None
    assert claim.at.isoformat() == iso


@pytest.mark.parametrize("behind", ["XYZ", "IST", "-0700 GMT", "and more"])
def test_what_is_not_understood_behind_the_clock_leaves_the_day(behind: str) -> None:
    claim = published("", f'<time datetime="2024-12-15 15:15:00 {behind}">then</time>')
    assert claim is not None
    assert (claim.at, claim.precision) == (datetime.fromisoformat("2024-12-15T00:00:00Z"), Precision.DAY)


@pytest.mark.parametrize(
    "body",
    [
        '<time itemprop="dateModified" datetime="2024-12-16T10:00:00Z">16 Dec 2024</time>',
        '<time class="updated" datetime="2024-12-16T10:00:00Z">16 Dec 2024</time>',
        '<p>Updated: <time datetime="2024-12-16T10:00:00Z">16 Dec 2024</time></p>',
        '<div class="last-modified"><time datetime="2024-12-16T10:00:00Z">16 Dec 2024</time></div>',
        "<h1>Ferry</h1><p>Last updated on 16 December 2024</p>",
        "<h1>Ferry</h1><p><span>Last updated:</span><span>16 December 2024</span></p>",
        "<h1>Ferry</h1><p>Updated 3:15 PM EST, Mon December 16, 2024</p>",
        "<h1>Ferry</h1><p>Mis à jour le 16 décembre 2024 à 10h00</p>",
        "<h1>Ferry</h1><p>Обновлено 16 декабря 2024</p>",
        '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2024-12-16T10:00:00Z"}</script>',
        '<meta property="og:updated_time" content="2024-12-16T10:00:00Z">',
    ],
)
def test_a_time_marked_as_modified_is_never_the_time_of_publication(body: str) -> None:
    assert published("", body) is None


def test_beside_a_time_of_change_the_other_is_that_of_publication() -> None:
    first = '<time datetime="2024-12-15T10:00:00Z">15 Dec</time>'
    claim = published("", first + '<time class="modified" datetime="2024-12-16T10:00:00Z">16 Dec</time>')
    assert claim is not None
    assert claim.raw == "2024-12-15T10:00:00Z"


def test_the_class_that_hatom_gives_to_every_date_says_nothing_of_a_change() -> None:
    claim = published("", '<time class="entry-date updated" datetime="2024-12-15T10:00:00Z">15 Dec</time>')
    assert claim is not None


def test_a_date_that_may_be_two_days_is_not_guessed() -> None:
    assert published(meta("article:published_time", "12/05/2024 12:15:00 PM")) is None


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2026/04/the-tram", None),
        ("2026/04/01/the-tram", "2026-04-01"),
        ("2026/04/09/the-tram", "2026-04-09"),
    ],
)
@pytest.mark.parametrize("is_canonical", [False, True])
def test_a_month_in_the_address_is_no_day(path: str, day: str | None, is_canonical: bool) -> None:
    address = f"https://gazette.example/{path}"
    link = f'<link rel="canonical" href="{address}">' if is_canonical else ""
    claim = published(link, "<p>A tram.</p>", URL if is_canonical else address)
    assert (claim and claim.raw) == day
