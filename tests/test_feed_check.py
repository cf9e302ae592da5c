"""`wirecopy feeds check` shows what the pipeline would store."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline import settings_for
from tests.stages.prose import prose
from tests.stages.site import Item, Site, page
from tests.stages.test_poll import LITTLE_TIME, LONG
from wirecopy.feed_check import FeedCheck, check_feed
from wirecopy.model import Outcome, TextSource

FEED = "http://paper.example/f"
PAGE = "http://paper.example/the-crane"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        site.put_feed(FEED, Item(PAGE, title="The crane", content=as_html(prose(1))))
        yield site


def as_html(text: str) -> str:
    return "".join(f"<p>{line}</p>" for line in text.splitlines())


def check(site: Site, tmp_path: Path, **settings: object) -> FeedCheck:
    return asyncio.run(check_feed(FEED, settings_for(site.port, tmp_path / "outlets.yaml", **settings)))


def text_of(checked: FeedCheck) -> tuple[str, TextSource]:
    assert checked.article is not None
    return checked.article.text, checked.article.text_source


def test_an_article_on_two_addresses_is_shown_whole(site: Site, tmp_path: Path) -> None:
    second = f"{PAGE}?page=2"
    for number, url in ((2, PAGE), (3, second)):
        pager = f"<p><a href='{PAGE}'>1</a> <a href='{second}'>2</a></p></article>"
        site.put(url, page("The crane", prose(number)).replace("</article>", pager))
    assert text_of(check(site, tmp_path)) == (f"{prose(2)}\n{prose(3)}", TextSource.PAGE)


def test_what_the_page_does_not_say_is_the_feeds(site: Site, tmp_path: Path) -> None:
    site.put_page(PAGE, "The crane", prose(1))
    article = check(site, tmp_path).article
    assert article is not None
    assert article.published is not None
    assert article.published.source == "feed"


@pytest.mark.parametrize("status", [403, 404])
def test_a_page_that_is_refused_or_gone_leaves_the_text_of_the_feed(
    site: Site, tmp_path: Path, status: int
) -> None:
    site.put(PAGE, status=status)
    checked = check(site, tmp_path)
    assert checked.page is not None
    assert checked.page.outcome in (Outcome.FORBIDDEN, Outcome.NOT_FOUND)
    assert text_of(checked) == (prose(1), TextSource.FEED)


def test_a_page_that_only_failed_for_now_is_waited_for(site: Site, tmp_path: Path) -> None:
    site.put(PAGE, status=500)
    assert check(site, tmp_path).article is None


def test_a_page_without_text_is_read_in_its_other_form(site: Site, tmp_path: Path) -> None:
    amp = "http://paper.example/amp/the-crane"
    site.put_feed(FEED, Item(PAGE, title="The crane"))
    site.put(PAGE, f"<html><head><link rel='amphtml' href='{amp}'></head><body><p>Menu</p></body></html>")
    site.put_page(amp, "The crane", prose(4))
    assert text_of(check(site, tmp_path)) == (prose(4), TextSource.ALTERNATE)


def test_a_feed_that_kills_its_parser_is_an_outcome(site: Site, tmp_path: Path) -> None:
    site.put(FEED, LONG, content_type="application/rss+xml")
    checked = check(site, tmp_path, parse=LITTLE_TIME)
    assert checked.outcome is Outcome.PARSER_KILLED
