"""What a fetch of a page with its parts comes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from wirecopy.model import FetchedPart, FetchState, Outcome, PartKind, Response, Validators
from wirecopy.schedule.fetch_decision import FetchDecision, FetchedParts, KnownPage, compared, decide_fetch
from wirecopy.settings import RecheckPolicy

NOW = datetime(2026, 8, 3, 1, 5, tzinfo=UTC)
URL = "http://paper.example/1"
OLD, NEW = Validators('"old"'), Validators('"new"')
KNOWN = KnownPage(FetchState(checks=1), NOW - timedelta(hours=1), OLD, sha256(b"old").digest(), parts=0)
OK = Response(Outcome.OK, URL, body=b"new", validators=NEW)


def part(outcome: Outcome) -> FetchedPart:
    return FetchedPart(PartKind.FURTHER, Response(outcome, f"{URL}?page=2", "why"))


def decide(
    response: Response, *parts: FetchedPart, known: KnownPage = KNOWN, is_cut: bool = False
) -> FetchDecision:
    fetched = FetchedParts(parts, is_cut)
    return decide_fetch(known, response, fetched, now=NOW, policy=RecheckPolicy())


def test_a_new_document_is_what_the_next_one_is_compared_with() -> None:
    fetched = decide(compared(OK, KNOWN))
    assert fetched.is_new
    assert (fetched.validators, fetched.body_sha256) == (NEW, OK.body_sha256)


def test_the_same_document_again_is_none_but_its_validators_count() -> None:
    fetched = decide(compared(replace(OK, body=b"old"), KNOWN))
    assert not fetched.is_new
    assert fetched.response.outcome is Outcome.SAME_BODY
    assert (fetched.validators, fetched.body_sha256) == (NEW, KNOWN.body_sha256)


@pytest.mark.parametrize("outcome", [Outcome.NOT_MODIFIED, Outcome.SERVER_ERROR, Outcome.GONE])
def test_an_answer_without_a_document_leaves_what_we_have(outcome: Outcome) -> None:
    fetched = decide(Response(outcome, URL))
    assert (fetched.validators, fetched.body_sha256) == (OLD, KNOWN.body_sha256)


def test_a_page_whose_parts_were_cut_is_taken_for_new_the_next_time() -> None:
    fetched = decide(OK, is_cut=True)
    assert fetched.is_new
    assert (fetched.validators, fetched.body_sha256) == (Validators(), None)


@pytest.mark.parametrize(
    ("came", "outcome"),
    [
        (Outcome.OK, Outcome.OK),
        (Outcome.SERVER_ERROR, Outcome.SERVER_ERROR),  # passes: the text must not shrink by it
        (Outcome.NOT_FOUND, Outcome.OK),  # lasts: the part is gone
    ],
)
def test_passing_trouble_with_a_part_that_we_had_is_trouble_with_the_page(
    came: Outcome, outcome: Outcome
) -> None:
    had_one = replace(KNOWN, parts=1)
    assert decide(OK, part(came), known=had_one).response.outcome is outcome
    assert decide(OK, part(came)).response.outcome is Outcome.OK  # a part that never came is not missed


def test_parts_that_we_had_and_had_no_time_for_are_come_by_later() -> None:
    fetched = decide(OK, known=replace(KNOWN, parts=1), is_cut=True)
    assert fetched.response.outcome is Outcome.TIMED_OUT
    assert fetched.fetch_state.next_fetch_at is not None
    assert (fetched.validators, fetched.body_sha256) == (OLD, KNOWN.body_sha256)
