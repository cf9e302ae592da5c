"""All stories, and one of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import BeforeValidator

from wirecopy.dedupe.explain import explain
from wirecopy.store.read_model.one_story import find_successor, read_story, read_why
from wirecopy.store.read_model.story_list import StoryFilter, StoryOrder, StoryPosition, read_stories
from wirecopy.web.pages.one_story import render_story, render_why
from wirecopy.web.pages.stories import render_stories
from wirecopy.web.parameters import Day, Number, PageNumber, SearchText
from wirecopy.web.response import context_of, message, page, reading, redirect

router = APIRouter()

# A form sends its empty fields too.
_Outlets = Annotated[int, BeforeValidator(lambda outlets: outlets or 2), Query(ge=1, le=10_000)]
_Chosen = Annotated[int | None, Query(ge=1, le=2**63 - 1)]
_Order = Annotated[StoryOrder, BeforeValidator(lambda order: order or StoryOrder.NEWEST)]


@router.get("/stories")
def stories(
    request: Request,
    q: SearchText = None,
    day: Day = None,
    agency: SearchText = None,
    language: SearchText = None,
    outlets: _Outlets = 2,
    sort: _Order = StoryOrder.NEWEST,
    position: Annotated[str, Query(alias="page", max_length=100)] = "",
) -> Response:
    chosen = StoryFilter(q, day, agency, language, outlets, sort)
    with reading(request) as reader:
        found = read_stories(reader, chosen, _position(position, sort))
        context = context_of(request, reader)
    return page(render_stories(found, chosen, context))


@router.get("/story/{story_id}")
def story(request: Request, story_id: Number, number: PageNumber = 1) -> Response:
    with reading(request) as reader:
        found = read_story(reader, story_id, number)
        successor = find_successor(reader, story_id) if found is None else None
        context = context_of(request, reader)
    if found is not None:
        return page(render_story(found, context))
    if successor is not None:
        return redirect(context.link(f"/story/{successor}"))
    return message(request, 404, "No such story", f"There is no story {story_id}.")


@router.get("/story/{story_id}/why")
def why(request: Request, story_id: Number, article: _Chosen = None, other: _Chosen = None) -> Response:
    with reading(request) as reader:
        found = read_why(reader, article, other) if article is not None and other is not None else None
        context = context_of(request, reader)
    if found is None:
        return redirect(context.link(f"/story/{story_id}"))
    one, two = found.articles
    explanation = explain(
        one.text, one.title, two.text, two.title, is_live=one.is_live, other_is_live=two.is_live
    )
    return page(render_why(found, explanation, context))


def _position(word: str, order: StoryOrder) -> StoryPosition | None:
    """The position that `pages.stories.position_word` wrote; None for none.

    Raises:
        HTTPException: it is none of ours.
    """
    if not word:
        return None
    value, _, story_id = word.partition("~")
    try:
        if order is StoryOrder.OUTLETS:
            return StoryPosition(_small(story_id), outlets=_small(value, 2**31))
        return StoryPosition(_small(story_id), at=datetime.fromisoformat(value).astimezone(UTC))
    except (ValueError, OverflowError) as error:
        raise HTTPException(404) from error


def _small(number: str, end: int = 2**63) -> int:
    found = int(number)
    if not 0 <= found < end:
        raise ValueError(number)
    return found
