"""The first page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from wirecopy.store.read_model.overview import read_overview
from wirecopy.web.pages.overview import render_overview
from wirecopy.web.response import context_of, page, reading

router = APIRouter()


@router.get("/")
def overview(request: Request) -> Response:
    airflow = request.app.state.read_airflow()
    with reading(request) as reader:
        found = read_overview(reader)
        context = context_of(request, reader)
    return page(render_overview(found, context, airflow))
