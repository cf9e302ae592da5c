"""A live blog is one article whose entries are read with their times."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from wirecopy.extract import extract_page
from wirecopy.model import Extraction

URL = "https://paper.example/harbour/live"
TIMES = ("2026-08-03T09:43:18Z", "2026-08-03T09:30:00Z", "2026-08-03T09:05:00Z", "2026-08-03T08:50:00Z")
INTRO = (
    "All day we report from the harbour, where the old crane is taken down piece by piece before the storm."
)


def says(number: int) -> str:
    return (
        f"Report number {number}: the workers on the quay have taken down another piece of the crane, and the "
        f"{number + 3} people who watch them from the bridge have seen more than they had hoped for."
    )


def blog(*, entries: str, linked: bool, listed: int = 4) -> bytes:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"Piece {n}",
            "datePublished": time,
            "articleBody": f"<p>{says(n)}</p>",
        }
        for n, time in enumerate(TIMES[:listed])
    ]
    node = {
        "@type": "LiveBlogPosting",
        "url": URL,
        "headline": "The crane comes down: live",
        "liveBlogUpdate": updates,
    }
    script = f"<script type='application/ld+json'>{json.dumps(node)}</script>" if linked else ""
    return (
        f"<html lang='en'><head><title>The crane comes down: live</title>{script}</head><body><main>"
        f"<h1>The crane comes down: live</h1><p>{INTRO}</p>{entries}</main></body></html>"
    ).encode()


def shown(name: str = "live-post", tag: str = "div") -> str:
    inner = "".join(
        f"<{tag} class='{name}'><time datetime='{time}'>{time[11:16]}</time><h3>Piece {n}</h3><p>{says(n)}</p></{tag}>"
        for n, time in enumerate(TIMES)
    )
    return f"<div class='stream'>{inner}</div>"


def entries_of(extraction: Extraction) -> list[tuple[datetime | None, str, str]]:
    return [
        (entry.published.at if entry.published else None, entry.headline, entry.text)
        for entry in extraction.live_entries
    ]


EXPECTED = [
    (datetime.fromisoformat(time).astimezone(UTC), f"Piece {n}", says(n)) for n, time in enumerate(TIMES)
]


@pytest.mark.parametrize("linked", [True, False])
def test_entries_have_time_headline_and_text_in_page_order(linked: bool) -> None:
    extraction = extract_page(blog(entries=shown(), linked=linked), URL)
    assert entries_of(extraction) == EXPECTED
    places = [extraction.text.find(says(number)) for number in range(4)]
    assert -1 not in places
    assert places == sorted(places)


def test_entries_that_only_scripts_hold_are_in_the_text_below_what_the_page_shows() -> None:
    extraction = extract_page(blog(entries="<div id='app'></div>", linked=True), URL)
    lines = extraction.text.split("\n")
    assert lines[0] == INTRO
    assert [line for line in lines if line.startswith("Report")] == [says(number) for number in range(4)]


def test_a_page_without_live_marks_has_no_entries() -> None:
    assert entries_of(extract_page(blog(entries=shown("teaser-text"), linked=False), URL)) == []


@pytest.mark.parametrize(
    "around", ["<aside class='live-ticker'>{}</aside>", "<div class='live-comments'>{}</div>"]
)
def test_a_ticker_beside_an_article_is_no_live_blog(around: str) -> None:
    assert entries_of(extract_page(blog(entries=around.format(shown()), linked=False), URL)) == []


def test_headlines_with_times_are_a_list_and_no_live_blog() -> None:
    rows = "".join(
        f"<li class='live-update'><time datetime='{time}'></time><p>Short news</p></li>" for time in TIMES
    )
    assert entries_of(extract_page(blog(entries=f"<ul>{rows}</ul>", linked=False), URL)) == []


def test_updates_that_are_no_objects_or_have_no_time_do_no_harm() -> None:
    node = {
        "@type": "LiveBlogPosting",
        "headline": "Live",
        "liveBlogUpdate": ["x", None, {"articleBody": says(1)}, {}],
    }
    script = f"<script type='application/ld+json'>{json.dumps(node)}</script>".encode()
    extraction = extract_page(
        blog(entries=shown(), linked=False).replace(b"</head>", script + b"</head>"), URL
    )
    assert entries_of(extraction) == [(None, "", says(1))]
