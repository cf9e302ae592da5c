"""A feed that a person wants polled is due for the next run, unless something stands against it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.pipeline import rows
from tests.store.rows import NOW, outlet, sync
from wirecopy.errors import UsageError
from wirecopy.model import WorkItem
from wirecopy.schedule.poll_request import PollRequest
from wirecopy.stages.poll_now import poll_now
from wirecopy.store.attempt import set_aside
from wirecopy.store.database import Database
from wirecopy.store.feed import hold_domain, retire_feed, save_refusals

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
NAMES = ["well", "due", "gone", "polled", "claimed", "held", "refusing", "aside", "retired"]


def test_a_feed_is_made_due_once_and_never_against_what_holds_it(database: Database) -> None:
    with database.transaction() as connection:
        sync(connection, *(outlet(f"{name}.example", f"http://{name}.example/f") for name in NAMES))
        connection.execute("update wirecopy.feed set next_poll_at = %s", [NOW + HOUR])
        number = {
            url.split("/")[2].removesuffix(".example"): feed_id
            for feed_id, url in connection.execute("select feed_id, url from wirecopy.feed")
        }

        def change(name: str, assignment: str, *values: object) -> None:
            statement = f"update wirecopy.feed set {assignment} where feed_id = %s"
            connection.execute(statement.encode(), [*values, number[name]])

        change("due", "next_poll_at = %s", NOW - MINUTE)
        change("gone", "status = 'gone'")
        change("polled", "last_polled_at = %s", NOW - MINUTE / 2)
        change("claimed", "lease_holder = 'x', lease_until = %s", NOW + MINUTE)
        hold_domain(connection, "held.example", NOW + HOUR, "it answered 429")
        save_refusals(connection, "refusing.example", 3, NOW + 2 * HOUR)
        set_aside(connection, WorkItem.FEED, number["aside"], "it failed", NOW)
        retire_feed(connection, number["retired"])

    answers = {name: poll_now(database, feed_id, NOW) for name, feed_id in number.items()}
    assert {name: answer.answer for name, answer in answers.items()} == {
        "well": PollRequest.MADE_DUE,
        "due": PollRequest.ALREADY_DUE,
        "gone": PollRequest.MADE_DUE,
        "polled": PollRequest.JUST_POLLED,
        "claimed": PollRequest.BEING_POLLED,
        "held": PollRequest.HELD,
        "refusing": PollRequest.HELD,
        "aside": PollRequest.SET_ASIDE,
        "retired": PollRequest.RETIRED,
    }
    assert {name for name, answer in answers.items() if answer.answer.needs_run} == {"well", "due", "gone"}
    due = {
        feed_id
        for (feed_id,) in rows(
            database, "select feed_id from wirecopy.feed where next_poll_at <= %(now)s", now=NOW
        )
    }
    assert due == {number[name] for name in ("well", "due", "gone")}

    again = poll_now(database, number["well"], NOW + MINUTE)
    assert (again.answer, again.due_for) == (PollRequest.ALREADY_DUE, MINUTE)
    with pytest.raises(UsageError, match="no feed 99"):
        poll_now(database, 99, NOW)
