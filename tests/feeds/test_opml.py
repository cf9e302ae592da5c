"""Subscription lists, read and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.feeds import FeedError
from wirecopy.feeds.opml import OpmlFeed, parse_opml, write_opml
from wirecopy.model import Outcome

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mine & yours</title></head><body>
  <outline text="World">
    <outline text="Europe" title="Europe">
      <outline type="rss" text="The Daily" title="The Daily" xmlUrl="https://daily.example/rss?a=1&b=2"
               htmlUrl="https://daily.example/"/>
    </outline>
    <outline text="Again" xmlUrl="https://daily.example/rss?a=1&amp;b=2"/>
  </outline>
  <outline text="Evening" xmlurl="https://evening.example/feed" category="/Local/Town,/Other" language="de-AT"/>
  <outline text="A mailbox" xmlUrl="mailto:someone@daily.example"/>
  <outline text="A note"/>
</body></opml>"""


def test_subscriptions_are_read_with_their_folders_each_once() -> None:
    assert parse_opml(LIST.encode()) == (
        OpmlFeed("The Daily", "https://daily.example/rss?a=1&b=2", "https://daily.example/", "World/Europe"),
        OpmlFeed("Evening", "https://evening.example/feed", None, "Local/Town", "de-AT"),
    )


@pytest.mark.parametrize("document", [b"", b"<html><body>Not found</body></html>", b"\x00\xff" * 50])
def test_what_is_no_opml_is_refused(document: bytes) -> None:
    with pytest.raises(FeedError) as caught:
        parse_opml(document)
    assert caught.value.outcome is Outcome.NOT_A_FEED


def test_a_list_that_declares_entities_is_refused() -> None:
    with pytest.raises(FeedError) as caught:
        parse_opml(b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body/></opml>')
    assert caught.value.outcome is Outcome.UNSAFE_FEED


NAMES = st.text(
    st.characters(codec="ascii", categories=["L", "N", "P"], exclude_characters="/"), min_size=1, max_size=8
)


@given(
    st.lists(
        st.builds(
            OpmlFeed,
            title=NAMES,
            url=st.integers(0, 99).map("https://daily.example/feed?n={}&x=<1>".format),
            site_url=st.sampled_from([None, "https://daily.example/"]),
            category=st.lists(NAMES, max_size=3).map("/".join),
            language=st.sampled_from(["", "de"]),
        ),
        unique_by=lambda feed: feed.url,
    )
)
def test_what_is_written_is_read_again(feeds: list[OpmlFeed]) -> None:
    assert set(parse_opml(write_opml(feeds, "Feeds of this pipeline"))) == set(feeds)
