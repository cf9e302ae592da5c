"""All articles, and one of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BeforeValidator, Field

from wirecopy.model import Access
from wirecopy.store.read_model.article_list import (
    ARTICLES_A_PAGE,
    ARTICLES_FOUND,
    ArticleFilters,
    read_articles,
)
from wirecopy.store.read_model.articles import ArticleShow, ArticleView, read_article
from wirecopy.web.pages.article_list import render_articles
from wirecopy.web.pages.articles import render_article
from wirecopy.web.parameters import FIRST_YEAR, LAST_YEAR, Day, Given, Number, SearchText
from wirecopy.web.response import context_of, message, page, reading

router = APIRouter()


def _hour(value: object) -> object:
    if not isinstance(value, str) or not value:
        return None
    at = datetime.strptime(value, "%Y-%m-%dT%H").replace(tzinfo=UTC)
    if not FIRST_YEAR <= at.year < LAST_YEAR:
        raise ValueError("no article is of that year")
    return at


Hour = Annotated[datetime | None, BeforeValidator(_hour), Query()]
Language = Annotated[Annotated[str, Field(pattern="^[a-z]{2,3}$")] | None, Given, Query()]
ArticleNumber = Annotated[Annotated[int, Field(ge=1, le=2**63 - 1)] | None, Given, Query()]
Revision = Annotated[Annotated[int, Field(ge=1, le=2**31 - 1)] | None, Given, Query()]


@router.get("/articles")
def articles(
    request: Request,
    q: SearchText = None,
    day: Day = None,
    hour: Hour = None,
    outlet: SearchText = None,
    language: Language = None,
    agency: SearchText = None,
    author: SearchText = None,
    access: Annotated[Access | None, Given, Query()] = None,
    wire: Annotated[Literal["yes", "no"] | None, Given, Query()] = None,
    older_than: ArticleNumber = None,
    page_number: Annotated[int, Query(alias="page", ge=1, le=ARTICLES_FOUND // ARTICLES_A_PAGE)] = 1,
) -> Response:
    filters = ArticleFilters(
        q=q,
        day=day,
        hour=hour,
        outlet=outlet,
        language=language,
        agency=agency,
        author=author,
        access=access,
        wire=None if wire is None else wire == "yes",
        older_than=older_than,
    )
    with reading(request) as reader:
        found = read_articles(reader, filters, page_number)
        context = context_of(request, reader)
    return page(render_articles(found, context))


@router.get("/article/{article_id}")
def article(
    request: Request,
    article_id: Number,
    show: ArticleShow = ArticleShow.READ,
    revision: Revision = None,
    against: Revision = None,
) -> Response:
    with reading(request) as reader:
        found = read_article(reader, article_id, ArticleView(show, revision, against))
        context = context_of(request, reader)
    if found is None:
        what = f"article {article_id}" if revision is None else f"state {revision} of article {article_id}"
        return message(request, 404, "No such article", f"There is no {what}.")
    return page(render_article(found, context))
