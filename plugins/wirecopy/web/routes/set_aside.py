"""What is set aside."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from wirecopy.store.read_model.feeds import read_set_aside
from wirecopy.web.pages.set_aside import ITEMS_PER_PAGE, render_set_aside
from wirecopy.web.parameters import PageNumber
from wirecopy.web.response import context_of, page, reading

router = APIRouter()


@router.get("/set-aside")
def set_aside(request: Request, number: PageNumber = 1) -> Response:
    with reading(request) as reader:
        found = read_set_aside(reader, ITEMS_PER_PAGE, number)
        context = context_of(request, reader)
    return page(render_set_aside(found, number, context))
