"""All outlets, and one of them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from wirecopy.model import Outcome
from wirecopy.store.read_model.outlets import (
    OUTLETS_PER_PAGE,
    OutletFilter,
    OutletSort,
    read_outlet,
    read_outlets,
)
from wirecopy.web.pages.outlets import OutletListing, render_outlet, render_outlets
from wirecopy.web.response import PageNumber, SearchText, context_of, message, page, reading

router = APIRouter()

Domain = Annotated[str, Path(max_length=253, pattern="^[^\\x00]+$")]


@router.get("/outlets")
def outlets(
    request: Request,
    q: SearchText = "",
    sort: OutletSort = OutletSort.ARTICLES,
    page_number: PageNumber = 1,
) -> Response:
    with reading(request) as reader:
        found = read_outlets(reader, q, sort, skip=(page_number - 1) * OUTLETS_PER_PAGE)
        context = context_of(request, reader)
    return page(render_outlets(OutletListing(found, sort, page_number), context))


@router.get("/outlet/{domain}")
def outlet(
    request: Request, domain: Domain, outcome: Outcome | Literal[""] = "", shared_with: SearchText = ""
) -> Response:
    chosen = OutletFilter(outcome or None, shared_with or None)
    with reading(request) as reader:
        found = read_outlet(reader, domain, chosen)
        context = context_of(request, reader)
    if found is None:
        return message(request, 404, "No such outlet", f"There is no outlet {domain}.")
    return page(render_outlet(found, chosen, context))
