"""What a poll means for its feed: entries, key policy, validators, the next poll."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wirecopy.model import (
    ClaimedFeed,
    Entry,
    FeedState,
    KeyPolicy,
    ListedEntry,
    Outcome,
    ParsedFeed,
    ParseResult,
    PollDecision,
    Response,
    Validators,
)
from wirecopy.schedule.poll_decision import (
    compared_with_last,
    decide_next_poll,
    decide_poll,
    validators_to_send,
)
from wirecopy.settings import PollingPolicy

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
FEED = ClaimedFeed(
    feed_id=1,
    url="http://paper.example/f",
    adopted_url=None,
    domain="paper.example",
    status=FeedState.ACTIVE,
    key_policy=KeyPolicy.GUID,
    etag='"old"',
    last_modified=None,
    body_sha256=b"old",
    failures_in_row=0,
    created_at=NOW - 100 * HOUR,
    last_new_at=NOW - HOUR,
    last_success_at=NOW - HOUR,
    last_whole_at=NOW - HOUR,
    moved_to=None,
    moved_count=0,
    moved_since=None,
    next_poll_at=NOW,
)
ANSWER = Response(Outcome.OK, "http://paper.example/f", body=b"<rss/>", validators=Validators('"new"'))


def entries(*numbers: int, ids: str = "id") -> tuple[Entry, ...]:
    return tuple(Entry(f"{ids}-{n}", f"http://paper.example/{n}", f"Headline {n}") for n in numbers)


def listed_entries(*numbers: int) -> tuple[ListedEntry, ...]:
    return tuple(ListedEntry(f"id-{n}", f"http://paper.example/{n}", f"Headline {n}") for n in numbers)


def parsed(*listed: Entry, complete: bool = True, note: str = "") -> ParseResult:
    feed = ParsedFeed("rss20", listed, title="Paper", interval_hint=2 * HOUR, note=note, is_complete=complete)
    return ParseResult(Outcome.OK if listed else Outcome.EMPTY_FEED, note, feed)


def unparsed(outcome: Outcome, feed: ClaimedFeed = FEED, **response: Any) -> PollDecision:
    answer = replace(ANSWER, outcome=outcome, **response)
    return decide_poll(feed, answer, ParseResult(outcome))


def next_poll(
    decision: PollDecision,
    *,
    new: int = 0,
    usual: float | None = None,
    fresh_for: timedelta | None = None,
    now: datetime = NOW,
) -> PollDecision:
    return decide_next_poll(
        decision,
        entries_new=new,
        entries_per_day=usual,
        fresh_for=fresh_for,
        now=now,
        policy=PollingPolicy(),
    )


def pause(decision: PollDecision) -> timedelta:
    assert decision.next_state.next_poll_at is not None
    return decision.next_state.next_poll_at - NOW


# -------------------------------------------------------------------------------------- what is sent


def test_validators_are_sent_until_they_are_a_day_old() -> None:
    assert validators_to_send(FEED, NOW) == Validators('"old"')
    assert validators_to_send(FEED, NOW + 23 * HOUR) == Validators()
    assert validators_to_send(replace(FEED, last_whole_at=None), NOW) == Validators()


def test_the_bytes_that_were_read_last_are_the_same_body() -> None:
    feed = replace(FEED, body_sha256=ANSWER.body_sha256)
    assert compared_with_last(feed, ANSWER).outcome is Outcome.SAME_BODY
    assert compared_with_last(FEED, ANSWER).outcome is Outcome.OK
    failed = replace(ANSWER, outcome=Outcome.CHALLENGE)
    assert compared_with_last(feed, failed).outcome is Outcome.CHALLENGE


# ---------------------------------------------------------------------------- validators and digest


def test_a_document_that_was_read_whole_brings_its_validators_and_its_digest() -> None:
    decision = decide_poll(FEED, ANSWER, parsed(*entries(1)))
    assert decision.validators == Validators('"new"')
    assert decision.body_sha256 == ANSWER.body_sha256
    assert decision.is_whole


def test_the_same_body_brings_its_validators_and_is_a_whole_document() -> None:
    decision = unparsed(Outcome.SAME_BODY)
    assert decision.validators == Validators('"new"')
    assert decision.body_sha256 == b"old"
    assert decision.is_whole


@pytest.mark.parametrize(
    "result",
    [
        parsed(*entries(1), complete=False),
        ParseResult(Outcome.NOT_A_FEED),
        ParseResult(Outcome.PARSER_KILLED),
        ParseResult(Outcome.PARSER_FAILED),
        ParseResult(Outcome.NOT_MODIFIED),
        ParseResult(Outcome.SERVER_ERROR),
    ],
)
def test_what_was_not_read_whole_leaves_those_of_the_document_before(result: ParseResult) -> None:
    """Else its entries would never come: the next answer would be 304."""
    decision = decide_poll(FEED, ANSWER, result)
    assert decision.validators == Validators('"old"')
    assert decision.body_sha256 == b"old"
    assert not decision.is_whole


# ------------------------------------------------------------------------------- entries and their keys


def test_the_entries_come_with_their_keys_and_are_counted_as_listed() -> None:
    decision = decide_poll(FEED, ANSWER, parsed(*entries(1, 2), *entries(2)))
    assert [keyed.entry.guid for keyed in decision.entries] == ["id-1", "id-2"]
    assert decision.entries_listed == 3
    assert not decision.changes_keys


def test_ids_that_prove_bad_give_way_to_links() -> None:
    feed = replace(FEED, listed=listed_entries(1, 2, 3, 4))
    decision = decide_poll(feed, ANSWER, parsed(*entries(1, 2, 3, 4, ids="new")))
    assert decision.key_policy is KeyPolicy.LINK
    assert decision.changes_keys
    same = decide_poll(replace(feed, key_policy=KeyPolicy.LINK), ANSWER, parsed(*entries(1, 2, 3, 4)))
    assert [keyed.key for keyed in decision.entries] == [keyed.key for keyed in same.entries]


def test_an_answer_without_entries_changes_no_keys() -> None:
    feed = replace(FEED, key_policy=KeyPolicy.LINK, listed=listed_entries(1, 2, 3, 4))
    for result in (parsed(), ParseResult(Outcome.PARSER_FAILED), ParseResult(Outcome.NOT_MODIFIED)):
        decision = decide_poll(feed, ANSWER, result)
        assert decision.key_policy is KeyPolicy.LINK
        assert not decision.entries


# ------------------------------------------------------------------------------------------- next poll


def test_the_wish_of_document_or_server_is_heard_whichever_is_longer() -> None:
    decision = decide_poll(FEED, ANSWER, parsed(*entries(1)))
    assert 2 * HOUR <= pause(next_poll(decision, new=1)) < 2.5 * HOUR
    assert 3 * HOUR <= pause(next_poll(decision, new=1, fresh_for=3 * HOUR)) < 3.5 * HOUR
    assert pause(next_poll(unparsed(Outcome.NOT_MODIFIED))) < HOUR


def test_new_entries_are_counted_and_their_time_is_noted() -> None:
    decision = decide_poll(FEED, ANSWER, parsed(*entries(1)))
    assert next_poll(decision, new=1).next_state.last_new_at == NOW
    assert next_poll(decision, new=1).entries_new == 1
    assert next_poll(decision).next_state.last_new_at == FEED.last_new_at


def test_a_failure_is_counted_and_retry_after_obeyed() -> None:
    decision = next_poll(unparsed(Outcome.RATE_LIMITED, retry_after=9 * HOUR))
    assert decision.next_state.failures_in_row == 1
    assert pause(decision) == 9 * HOUR


def test_a_document_that_no_parser_could_read_is_a_failure_of_the_feed() -> None:
    failed = decide_poll(replace(FEED, failures_in_row=2), ANSWER, ParseResult(Outcome.PARSER_KILLED))
    assert next_poll(failed).next_state.failures_in_row == 3


def test_where_permanent_redirects_led_is_remembered() -> None:
    moved = unparsed(Outcome.SAME_BODY, url="http://new.example/f", permanent=True)
    assert next_poll(moved).next_state.moved_to == "http://new.example/f"
    assert next_poll(unparsed(Outcome.SAME_BODY)).next_state.moved_to is None


# ------------------------------------------------------------------------------------------------ floods


def test_a_flood_is_told_before_what_the_parser_had_to_say() -> None:
    decision = decide_poll(FEED, ANSWER, parsed(*entries(1), note="repaired"))
    flood = "flood: 100 new entries where 45 a day are usual"
    assert next_poll(decision, new=100, usual=45.2).message == f"{flood}; repaired"
    assert next_poll(decision, new=30, usual=45.2).message == "repaired"


@pytest.mark.parametrize(
    ("feed", "usual"),
    [
        (FEED, None),  # it has no norm yet
        (replace(FEED, last_whole_at=None), 45.0),  # all of a feed's first document is new
        (replace(FEED, last_whole_at=NOW - 72 * HOUR), 45.0),  # what gathered while it could not be had
    ],
)
def test_what_a_feed_may_well_bring_at_once_is_no_flood(feed: ClaimedFeed, usual: float | None) -> None:
    assert next_poll(decide_poll(feed, ANSWER, parsed(*entries(1))), new=100, usual=usual).message == ""
