"""When a listed entry has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from wirecopy.feeds.entry_change import content_digest
from wirecopy.model import Entry, StatedTime

ENTRY = Entry(
    guid="1",
    link="https://d.example/1",
    title="Storm",
    published=StatedTime(None, "24 Nov 2026", None, "rss:pubDate"),
    authors=("Ada Writer",),
    summary="Wind.",
)
LATER = StatedTime(None, "25 Nov 2026", None, "rss:pubDate")


@pytest.mark.parametrize(
    "change",
    [
        {"link": "https://d.example/2"},
        {"title": "Storm over"},
        {"summary": "No wind."},
        {"content": "All of it."},
        {"published": LATER},
        {"updated": LATER},
    ],
)
def test_another_link_text_or_time_is_a_change(change: dict[str, Any]) -> None:
    assert content_digest(replace(ENTRY, **change)) != content_digest(ENTRY)


@pytest.mark.parametrize(
    "change",
    [
        {"guid": "2"},
        {"authors": ()},
        {"tags": ("Weather",)},
        {"image_url": "https://d.example/i.jpg"},
        {"source_digest": b"other"},
    ],
)
def test_another_id_author_tag_or_picture_is_none(change: dict[str, Any]) -> None:
    assert content_digest(replace(ENTRY, **change)) == content_digest(ENTRY)


def test_words_that_move_from_one_field_to_the_next_are_a_change() -> None:
    assert content_digest(Entry(title="ab", summary="c")) != content_digest(Entry(title="a", summary="bc"))
