"""All feeds, and one of them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from wirecopy.store.read_model.feeds import FEEDS_LISTED, read_feeds
from wirecopy.web.pages.feeds import render_feeds
from wirecopy.web.response import context_of, page, reading

router = APIRouter()


@router.get("/feeds")
def feeds(request: Request) -> Response:
    with reading(request) as reader:
        found = read_feeds(reader, limit=FEEDS_LISTED)
        context = context_of(request, reader)
    return page(render_feeds(found, context))
