"""From a story file to what one outlet's page says at one hour. Knows no HTML and no HTTP."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.world.scenario import ARTICLES, CHANGES
from tests.world.shapes import Article, Change, Cut, Outlet, clock, time

STORIES = Path(__file__).parent / "stories"
SHARE_KEPT = {Cut.FULL: 1.0, Cut.HALF: 0.5, Cut.OPENING: 0.33}
AGENCY_IN_DATELINE = re.compile(r"(, Aug \d)? \((AP|Reuters)\)")


@dataclass(frozen=True, slots=True)
class Story:
    """A story file as its author filed it."""

    headline: str
    byline: str
    section: str
    tags: tuple[str, ...]
    summary: str
    paragraphs: tuple[str, ...]
    dateline: str = ""
    tail: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    live: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """One timed post of a live blog."""

    at: datetime
    headline: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What one article's page says at one hour."""

    article: Article
    headline: str
    listed_headline: str  # what the feed goes on saying after a silent change
    byline: str
    section: str
    tags: tuple[str, ...]
    summary: str
    paragraphs: tuple[str, ...]
    tail: tuple[str, ...]
    captions: tuple[str, ...]
    published: datetime
    changed: datetime  # when the page last changed, told or not
    modified: datetime | None = None  # what the page and the feed admit
    note: str = ""
    updates: tuple[Update, ...] = ()  # of a live blog, newest first


def editions(outlet: Outlet, hour: int) -> tuple[Edition, ...]:
    """Everything an outlet has published by this hour, newest first."""
    out = [
        edition(article, hour)
        for article in ARTICLES
        if article.outlet == outlet and article.published <= time(hour)
    ]
    return tuple(sorted(out, key=lambda item: item.published, reverse=True))


@cache
def edition(article: Article, hour: int) -> Edition:
    """An article as its page stands at this hour: cut, framed and changed as the scenario says."""
    story = read_story(article.story)
    page = _first_edition(article, story)
    if story.live:
        return _with_updates(page, story, hour)
    for change in CHANGES:
        if change.url == article.url and clock(change.at) <= time(hour):
            page = _changed(page, change)
    return page


def _first_edition(article: Article, story: Story) -> Edition:
    paragraphs = list(_cut(story.paragraphs, article.cut))
    dateline = story.dateline if article.credit else AGENCY_IN_DATELINE.sub("", story.dateline)
    if dateline:
        paragraphs[0] = f"{dateline} {paragraphs[0]}"
    if article.intro:
        paragraphs = [*read_paragraphs(article.intro), *paragraphs]
    return Edition(
        article=article,
        headline=article.headline or story.headline,
        listed_headline=article.headline or story.headline,
        byline=story.byline if article.credit else f"{article.outlet.name} staff",
        section=story.section,
        tags=story.tags,
        summary=story.summary,
        paragraphs=tuple(paragraphs),
        tail=story.tail if article.credit and article.cut is not Cut.OPENING else (),
        captions=story.captions if article.captions else (),
        published=article.published,
        changed=article.published,
    )


def _cut(paragraphs: tuple[str, ...], cut: Cut) -> tuple[str, ...]:
    """The shortest run of paragraphs from the top that keeps the cut's share of the words."""
    wanted = SHARE_KEPT[cut] * sum(len(paragraph.split()) for paragraph in paragraphs)
    kept: list[str] = []
    words = 0
    for paragraph in paragraphs:
        if words >= wanted:
            break
        kept.append(paragraph)
        words += len(paragraph.split())
    return tuple(kept)


def _changed(before: Edition, change: Change) -> Edition:
    at = clock(change.at)

    def corrected(text: str) -> str:
        return text.replace(change.was, change.now) if change.was else text

    headline = change.headline or corrected(before.headline)
    return replace(
        before,
        headline=headline,
        listed_headline=headline if change.announced else before.listed_headline,
        summary=corrected(before.summary),
        paragraphs=tuple(corrected(paragraph) for paragraph in before.paragraphs),
        note=change.note,
        changed=at,
        modified=at if change.announced else before.modified,
    )


def _with_updates(first: Edition, story: Story, hour: int) -> Edition:
    updates = tuple(update for update in reversed(_updates(story)) if update.at <= time(hour))
    newest = updates[0].at
    return replace(first, paragraphs=(story.summary,), updates=updates, changed=newest, modified=newest)


def _updates(story: Story) -> list[Update]:
    """Split a live blog at its "## HH:MM Headline" lines."""
    found: list[Update] = []
    for paragraph in story.paragraphs:
        if paragraph.startswith("## "):
            at, headline = paragraph.removeprefix("## ").split(" ", 1)
            found.append(Update(clock(at), headline, ()))
        else:
            found[-1] = replace(found[-1], paragraphs=(*found[-1].paragraphs, paragraph))
    return found


@cache
def read_story(name: str) -> Story:
    """A file of stories/: front matter between two lines of dashes, then paragraphs."""
    _, head, body = (STORIES / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in yaml.safe_load(head).items()
    }
    return Story(paragraphs=_paragraphs(body), **fields)


def read_paragraphs(name: str) -> tuple[str, ...]:
    """A file of stories/ without front matter."""
    return _paragraphs((STORIES / f"{name}.md").read_text(encoding="utf-8"))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())
