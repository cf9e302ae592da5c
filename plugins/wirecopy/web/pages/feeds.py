"""Feeds and their health."""

from __future__ import annotations

from collections.abc import Sequence

from wirecopy.store.read_model.feeds import FeedHealth
from wirecopy.web.page_template import PageContext, render


def render_feeds(feeds: Sequence[FeedHealth], context: PageContext) -> str:
    """All feeds."""
    return render("feeds.html", context, feeds=feeds)
