"""news.feed_health: when a feed counts as well."""

from __future__ import annotations

import pytest

from tests.pipeline import column
from tests.store.rows import add_outlet
from wirecopy.store.database import Database


@pytest.mark.parametrize(
    ("outcome", "configured_days_ago", "status"),
    [("ok", 1, "ok"), ("dns_failed", 1, "failing"), ("empty_feed", 1, "ok"), ("empty_feed", 8, "silent")],
)
def test_a_feed_is_never_well_that_did_not_answer_or_never_listed_anything(
    database: Database, outcome: str, configured_days_ago: int, status: str
) -> None:
    """A forgiven failure (failures_in_row = 0, when nobody at all answered) is no health either."""
    with database.transaction() as connection:
        outlet = add_outlet(connection, "a.example")
        connection.execute(
            "insert into wirecopy.feed (outlet_id, url, url_sha256, domain, next_poll_at, last_polled_at, last_outcome, created_at)"
            " values (%s, 'http://a.example/', '', 'a.example', now(), now(), %s, now() - make_interval(days => %s))",
            (outlet, outcome, configured_days_ago),
        )
    assert column(database, "select status from news.feed_health") == [status]
