"""Alerts, open and past."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from wirecopy.store.read_model.alerts import read_alerts
from wirecopy.web.pages.alerts import render_alerts
from wirecopy.web.parameters import PageNumber
from wirecopy.web.response import context_of, page, reading

router = APIRouter()


@router.get("/alerts")
def alerts(
    request: Request,
    state: Literal["", "open", "past"] = "",
    number: PageNumber = 1,
) -> Response:
    with reading(request) as reader:
        found = read_alerts(reader, is_open={"open": True, "past": False}.get(state), page=number)
        context = context_of(request, reader)
    return page(render_alerts(found, number, context))
