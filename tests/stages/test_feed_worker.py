"""Parsing in a process of its own: whatever happens there is an outcome, with a trace where it is our mistake."""

from __future__ import annotations

from tests.stages.site import Item, rss
from wirecopy.model import Outcome, Response
from wirecopy.settings import ParseLimits
from wirecopy.stages.feed_worker import FeedWorker

GOOD = Response(Outcome.OK, "http://paper.example/f", body=rss(Item("http://paper.example/1")).encode())
# No feed is known that our parser fails on, so limits that nobody could have set make it fail.
IMPOSSIBLE = ParseLimits.model_construct(**{**dict(ParseLimits()), "max_title_bytes": "many\nmore"})


def test_a_parser_that_fails_leaves_one_line_for_the_row_and_a_traceback_for_the_log() -> None:
    with FeedWorker(IMPOSSIBLE) as worker:
        failed, again = worker.parse([(GOOD, {}), (GOOD, {})])
    assert failed.outcome is Outcome.PARSER_FAILED
    assert failed.message.startswith("TypeError: ")
    assert "\n" not in failed.message
    assert failed.trace.startswith("Traceback (most recent call last):")
    assert "in parse_feed" in failed.trace
    assert failed == again


def test_an_outcome_that_is_the_feeds_own_has_no_traceback() -> None:
    with FeedWorker(ParseLimits()) as worker:
        good, page = worker.parse(
            [(GOOD, {}), (Response(Outcome.OK, "http://paper.example/p", body=b"<html>"), {})]
        )
    assert (good.outcome, good.trace) == (Outcome.OK, "")
    assert (page.outcome, page.trace) == (Outcome.NOT_A_FEED, "")
