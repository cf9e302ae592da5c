"""Decides what a fetch of a page and its parts means for the page. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from wirecopy.model import FetchedPart, FetchState, Outcome, Response, Validators
from wirecopy.schedule.fetching import after_fetch
from wirecopy.settings import RecheckPolicy


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What is known of a page before a fetch; a new page has the defaults."""

    fetch_state: FetchState = field(default_factory=FetchState)
    first_fetched_at: datetime | None = None
    validators: Validators = field(default_factory=Validators)
    body_sha256: bytes | None = None
    parts: int = 0  # of its last document, besides the page itself


@dataclass(frozen=True, slots=True)
class FetchedParts:
    """The parts of an article besides its page, in their order. `is_cut` if some could not be fetched today."""

    parts: Sequence[FetchedPart] = ()
    is_cut: bool = False

    @property
    def responses(self) -> Sequence[Response]:
        return [part.response for part in self.parts]


@dataclass(frozen=True, slots=True)
class FetchDecision:
    """How a fetch ended, and what the page's next fetch depends on."""

    response: Response
    fetch_state: FetchState
    validators: Validators
    body_sha256: bytes | None

    @property
    def is_new(self) -> bool:
        """Whether it brought a document that is not stored yet."""
        return self.response.outcome is Outcome.OK


def compared(response: Response, known: KnownPage) -> Response:
    """The response; its outcome is SAME_BODY if it brought the document that is stored."""
    is_same = response.outcome is Outcome.OK and response.body_sha256 == known.body_sha256
    return replace(response, outcome=Outcome.SAME_BODY) if is_same else response


def decide_fetch(
    known: KnownPage, response: Response, parts: FetchedParts, *, now: datetime, policy: RecheckPolicy
) -> FetchDecision:
    """The outcome of a fetch with its parts, and the state of the page after it. `response` is from `compared`."""
    response = _with_trouble_of_parts(response, parts, known)
    state = after_fetch(
        known.fetch_state,
        response.outcome,
        now=now,
        first_fetched_at=known.first_fetched_at,
        retry_after=response.retry_after,
        policy=policy,
    )
    if response.outcome is Outcome.OK and parts.is_cut:
        # Without validators and digest the next fetch finds a new document, and fetches the missing parts.
        return FetchDecision(response, state, Validators(), None)
    if response.outcome is Outcome.OK:
        return FetchDecision(response, state, response.validators, response.body_sha256)
    # A page whose document is no article has lost its validators, so that it is asked whole. The same document once more must
    # not bring them back. A page whose server sent none looks alike, and goes on without.
    is_asked_whole = known.validators == Validators()
    if response.outcome is Outcome.SAME_BODY and not is_asked_whole:
        return FetchDecision(response, state, response.validators, known.body_sha256)
    return FetchDecision(response, state, known.validators, known.body_sha256)


def _with_trouble_of_parts(response: Response, parts: FetchedParts, known: KnownPage) -> Response:
    """The response, turned into a failure if trouble of today kept known parts away: the stored text must not shrink."""
    came = parts.responses
    if sum(part.outcome is Outcome.OK for part in came) >= known.parts:
        return response
    if came and came[-1].outcome.is_transient:
        last = came[-1]
        message = f"its part {last.url}: {last.message}"
        return replace(response, outcome=last.outcome, message=message, retry_after=last.retry_after)
    if parts.is_cut:
        message = "the stage's time was up before its other parts came"
        return replace(response, outcome=Outcome.TIMED_OUT, message=message)
    return response
