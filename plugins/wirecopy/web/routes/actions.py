"""What the buttons of the pages do. POST only, and each behind the guards of `web.actions`."""

from __future__ import annotations

from shlex import quote
from threading import Lock

from fastapi import APIRouter, Request
from fastapi.responses import Response

from wirecopy.errors import ConfigError, UsageError
from wirecopy.settings import load_settings
from wirecopy.stages.extract_again import extract_again
from wirecopy.stages.poll_now import poll_now
from wirecopy.store.feed import find_url, retire_feed
from wirecopy.store.read_model.reader import read_clock
from wirecopy.subscriptions import unsubscribe
from wirecopy.web.actions import Actions
from wirecopy.web.notice import RETIRED
from wirecopy.web.pages.articles import render_read_again
from wirecopy.web.parameters import Number
from wirecopy.web.response import context_of, message, page, reading, redirect

router = APIRouter()

_EDITING = Lock()  # of two edits at once one would be lost
_EXTRACTING = Lock()  # costs a core for seconds


@router.post("/feed/{feed_id}/poll")
def poll_feed(request: Request, feed_id: Number) -> Response:
    actions = _actions(request)
    owner = actions.owner()
    requested = poll_now(owner, feed_id, owner.transact(read_clock))
    word = actions.start_run(requested.due_for) if requested.answer.needs_run else requested.answer
    return _back(request, feed_id, word)


@router.post("/feed/{feed_id}/retire")
def retire(request: Request, feed_id: Number) -> Response:
    owner = _actions(request).owner()
    url = owner.transact(find_url, feed_id)
    if url is None:
        raise UsageError(f"there is no feed {feed_id}")
    outlets = load_settings().outlets
    try:
        with _EDITING:
            unsubscribe(outlets, url)
    except ConfigError as error:
        return message(request, 409, "Not retired", str(error))
    except OSError as error:
        way_out = f"take the feed out where it can, with `wirecopy feeds retire {quote(url)}`"
        return message(
            request, 409, "Not retired", f"{outlets} cannot be written here ({error.strerror}): {way_out}."
        )
    owner.transact(retire_feed, feed_id)
    return _back(request, feed_id, RETIRED)


@router.post("/article/{article_id}/extract")
def read_again(request: Request, article_id: Number) -> Response:
    owner = _actions(request).owner()
    if not _EXTRACTING.acquire(blocking=False):
        return message(request, 503, "Busy", "Another article is being read again: try in a few seconds.")
    try:
        found = extract_again(owner, load_settings(), article_id)
    finally:
        _EXTRACTING.release()
    with reading(request) as reader:
        context = context_of(request, reader)
    return page(render_read_again(found, context))


def _actions(request: Request) -> Actions:
    actions: Actions = request.app.state.actions
    return actions


def _back(request: Request, feed_id: int, word: str) -> Response:
    return redirect(context_of(request).link(f"/feed/{feed_id}", done=word))
