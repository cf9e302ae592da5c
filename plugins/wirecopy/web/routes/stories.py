"""All stories, and one of them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from wirecopy.store.read_model.stories import find_successor, read_story
from wirecopy.web.pages.stories import render_story
from wirecopy.web.response import Number, context_of, message, page, reading, redirect

router = APIRouter()


@router.get("/story/{story_id}")
def story(request: Request, story_id: Number) -> Response:
    with reading(request) as reader:
        found = read_story(reader, story_id)
        successor = find_successor(reader, story_id) if found is None else None
        context = context_of(request, reader)
    if found is not None:
        return page(render_story(found, context))
    if successor is not None:
        return redirect(context.link(f"/story/{successor}"))
    return message(request, 404, "No such story", f"There is no story {story_id}.")
