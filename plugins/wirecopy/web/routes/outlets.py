"""All outlets, and one of them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from wirecopy.store.read_model.outlets import (
    OUTLETS_PER_PAGE,
    OutletFilter,
    OutletSort,
    read_outlet,
    read_outlets,
)
from wirecopy.web.pages.outlets import OutletListing, render_outlet, render_outlets
from wirecopy.web.parameters import ChosenOutcome, PageNumber, PathText, SearchText
from wirecopy.web.response import context_of, message, page, reading

router = APIRouter()


@router.get("/outlets")
def outlets(
    request: Request,
    q: SearchText = None,
    sort: OutletSort = OutletSort.ARTICLES,
    page_number: PageNumber = 1,
) -> Response:
    with reading(request) as reader:
        found = read_outlets(reader, q or "", sort, skip=(page_number - 1) * OUTLETS_PER_PAGE)
        context = context_of(request, reader)
    return page(render_outlets(OutletListing(found, sort, page_number), context))


@router.get("/outlet/{domain}")
def outlet(
    request: Request, domain: PathText, outcome: ChosenOutcome = None, shared_with: SearchText = None
) -> Response:
    chosen = OutletFilter(outcome, shared_with)
    with reading(request) as reader:
        found = read_outlet(reader, domain, chosen)
        context = context_of(request, reader)
    if found is None:
        return message(request, 404, "No such outlet", f"There is no outlet {domain}.")
    return page(render_outlet(found, chosen, context))
