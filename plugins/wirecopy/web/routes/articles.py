"""All articles, and one of them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from wirecopy.store.read_model.articles import read_article
from wirecopy.web.pages.articles import render_article
from wirecopy.web.response import Number, context_of, message, page, reading

router = APIRouter()


@router.get("/article/{article_id}")
def article(request: Request, article_id: Number) -> Response:
    with reading(request) as reader:
        found = read_article(reader, article_id)
        context = context_of(request, reader)
    if found is None:
        return message(request, 404, "No such article", f"There is no article {article_id}.")
    return page(render_article(found, context))
