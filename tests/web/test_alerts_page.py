"""The page of alerts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from psycopg.types.json import Jsonb

from tests.web.rows import insert, now
from tests.web.sample import ALERT, HOUR, NOW
from tests.web.test_app import client_of, let_in
from tests.web.test_pages import CONTEXT, ROOT, text_of
from wirecopy.model import AlertKind
from wirecopy.store.database import Database
from wirecopy.store.read_model.alerts import ShownAlert
from wirecopy.web.app import make_app
from wirecopy.web.attention import alert_tone
from wirecopy.web.pages.alerts import alert_address, render_alerts
from wirecopy.web.tone import Tone


def test_an_alert_says_since_when_and_what_to_do_and_a_past_one_only_when_it_was() -> None:
    past = replace(ALERT, cleared_at=NOW - HOUR)
    text = text_of(render_alerts((ALERT, past), 1, CONTEXT))
    assert (
        "40 of 50 pages since 3 Aug 03:30 6 h ago At least half of its pages were refused. Open one of them"
        in text
    )
    assert "Not sent to anybody." in text
    told = render_alerts((replace(ALERT, opening_sent_at=NOW - HOUR),), 1, CONTEXT)
    assert "Sent 3 Aug 08:30 1 h ago" in text_of(told)
    assert "WIRECOPY_ALERT_URL" not in told
    assert "40 of 50 pages from 3 Aug 03:30 to 3 Aug 08:30" in text
    assert (alert_tone(ALERT), alert_tone(past)) == (Tone.WARN, Tone.QUIET)


@pytest.mark.parametrize(
    ("alert", "path"),
    [
        (replace(ALERT, outlet_domain=None, feed_id=12), "/feed/12"),
        (ALERT, "/outlet/harbour-herald.example"),
        (replace(ALERT, outlet_domain=None, story_id=41), "/story/41"),
        (replace(ALERT, outlet_domain=None, kind=AlertKind.RUN_RED), "/runs"),
        (
            replace(ALERT, outlet_domain=None, kind=AlertKind.FEED_SILENT, is_group=True),
            "/feeds?status=silent",
        ),
    ],
)
def test_an_alert_leads_to_what_it_is_about(alert: ShownAlert, path: str) -> None:
    assert alert_address(alert, CONTEXT) == f"{ROOT}{path}"
    assert alert_address(replace(ALERT, outlet_domain=None), CONTEXT) is None


def test_open_alerts_come_first_and_either_kind_can_be_asked_for(database: Database) -> None:
    with database.transaction() as connection:
        at = now(connection)
        for subject, hours, cleared_at in [("a", 1, at), ("b", 9, None), ("c", 5, None)]:
            insert(
                connection,
                "alert",
                kind="hour_missed",
                subject=subject,
                cause="",
                is_group=False,
                numbers=Jsonb({}),
                opened_at=at - timedelta(hours=hours),
                cleared_at=cleared_at,
                summary=f"alert {subject} told",
            )
    client = client_of(make_app(let_in, lambda: database))

    def order(address: str) -> list[str]:
        words = text_of(client.get(address).text).split()
        return [
            words[at + 1] for at, word in enumerate(words[:-2]) if word == "alert" and words[at + 2] == "told"
        ]

    assert order("/alerts") == ["c", "b", "a"]
    assert order("/alerts?state=open") == order("/") == ["c", "b"]
    assert order("/alerts?state=past") == ["a"]
