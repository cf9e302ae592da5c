"""All feeds, and one of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from wirecopy.store.read_model.feed_detail import PollFilter, read_feed
from wirecopy.store.read_model.feeds import (
    FEEDS_PER_PAGE,
    FeedSort,
    FeedStatus,
    read_feed_counts,
    read_feeds,
)
from wirecopy.web.pages.feeds import FeedListing, render_feed, render_feeds
from wirecopy.web.parameters import ChosenOutcome, Day, Given, Number, PageNumber, SearchText
from wirecopy.web.response import context_of, message, page, reading

router = APIRouter()


@router.get("/feeds")
def feeds(
    request: Request,
    q: SearchText = None,
    status: Annotated[FeedStatus | None, Given, Query()] = None,
    outcome: ChosenOutcome = None,
    sort: FeedSort = FeedSort.TROUBLE,
    page_number: PageNumber = 1,
) -> Response:
    with reading(request) as reader:
        listing = FeedListing(
            feeds=read_feeds(
                reader,
                (status,) if status else tuple(FeedStatus),
                FEEDS_PER_PAGE,
                outcome=outcome,
                words=q or "",
                sort=sort,
                skip=(page_number - 1) * FEEDS_PER_PAGE,
            ),
            counts=read_feed_counts(reader, q or ""),
            sort=sort,
            status=status,
            outcome=outcome,
            page_number=page_number,
        )
        context = context_of(request, reader)
    return page(render_feeds(listing, context))


@router.get("/feed/{feed_id}")
def feed(
    request: Request,
    feed_id: Number,
    day: Day = None,
    outcome: ChosenOutcome = None,
    page_number: PageNumber = 1,
) -> Response:
    polls = PollFilter(day, outcome, page_number)
    with reading(request) as reader:
        found = read_feed(reader, feed_id, polls)
        context = context_of(request, reader)
    if found is None:
        return message(request, 404, "No such feed", f"There is no feed {feed_id}.")
    return page(render_feed(found, polls, context))
