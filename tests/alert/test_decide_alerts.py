"""An alert opens once and clears once; what has one cause is told together."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from wirecopy.alert.decide_alerts import HANDFUL, Decision, NewAlert, decide_alerts
from wirecopy.alert.find_trouble import Trouble
from wirecopy.model import Alert, AlertKind

ALL = set(AlertKind)


def silent(subject: int, cause: str = "dns_failed", *, is_enough: bool = True) -> Trouble:
    return Trouble(
        AlertKind.FEED_SILENT, f"feed {subject}", cause, is_enough, f"feed {subject} is silent", {}
    )


def red() -> Trouble:
    return Trouble(AlertKind.RUN_RED, "wirecopy_ingest", "", True, "run 1 is red", {})


class Desk:
    """The open alerts, over several judgements."""

    def __init__(self) -> None:
        self.open: list[Alert] = []

    def judge(self, troubles: Iterable[Trouble], judged: set[AlertKind] = ALL) -> Decision:
        decision = decide_alerts(self.open, troubles, judged)
        gone = {alert.alert_id for alert in [*decision.kept, *decision.cleared]}
        untouched = [alert for alert in self.open if alert.alert_id not in gone]
        first = max((alert.alert_id for alert in self.open), default=0) + 1
        new = [
            Alert(number, each.kind, each.subject, each.cause, each.is_group, each.summary, each.numbers)
            for number, each in enumerate(decision.opened, first)
        ]
        self.open = [*untouched, *decision.kept, *new]
        return decision


def subjects(alerts: Iterable[Alert | NewAlert | Trouble]) -> list[str]:
    return [alert.subject for alert in alerts]


def test_an_alert_opens_once_stays_and_clears_once() -> None:
    desk = Desk()
    assert desk.judge([silent(1, is_enough=False)]) == Decision([], [], [])
    assert subjects(desk.judge([silent(1)]).opened) == ["feed 1"]
    assert desk.judge([silent(1)]).opened == []
    # Its trouble is smaller now, and has another cause, but is not over.
    stays = desk.judge([silent(1, "timed_out", is_enough=False)])
    assert (stays.opened, subjects(stays.kept), stays.cleared) == ([], ["feed 1"], [])
    assert subjects(desk.judge([]).cleared) == ["feed 1"]
    assert desk.judge([]) == Decision([], [], [])


def test_alerts_of_kinds_that_are_not_judged_stay_as_they_are() -> None:
    desk = Desk()
    desk.judge([silent(1), red()])
    decision = desk.judge([], {AlertKind.RUN_RED})
    assert subjects(decision.cleared) == ["wirecopy_ingest"]
    assert subjects(desk.open) == ["feed 1"]


def test_an_outage_is_one_alert_for_each_cause() -> None:
    desk = Desk()
    away = [silent(number) for number in range(300)]
    slow = [silent(number, "timed_out") for number in range(300, 303)]
    opened = desk.judge([*away, *slow, red()]).opened
    assert subjects(opened) == ["feeds: dns_failed", "feed 300", "feed 301", "feed 302", "wirecopy_ingest"]
    assert opened[0].summary == (
        "300 feeds list far less than usual; their last poll ended as dns_failed:"
        " feed 0, feed 1, feed 2, feed 3, feed 4 and 295 more"
    )
    assert opened[0].numbers == {"feeds": 300}
    # It goes on for others, and is over when the last one is well.
    decision = desk.judge([*away[:2], silent(999)])
    assert (decision.opened, decision.kept[0].numbers) == ([], {"feeds": 3})
    assert desk.judge([silent(0, is_enough=False)]).kept[0].summary == "feed 0 is silent"
    assert subjects(desk.judge([]).cleared) == ["feeds: dns_failed"]


def test_a_handful_have_alerts_of_their_own_and_keep_them_when_more_come() -> None:
    desk = Desk()
    first = [silent(number) for number in range(HANDFUL)]
    assert len(desk.judge(first).opened) == HANDFUL
    more = [silent(number) for number in range(HANDFUL, 8)]
    assert [(each.subject, each.numbers) for each in desk.judge([*first, *more]).opened] == [
        ("feeds: dns_failed", {"feeds": 3})
    ]
    assert subjects(desk.judge(more).cleared) == subjects(first)
    assert subjects(desk.open) == ["feeds: dns_failed"]


@given(
    st.lists(
        st.dictionaries(st.integers(0, 12), st.tuples(st.sampled_from("ab"), st.booleans()), max_size=12)
    )
)
def test_whoever_is_in_trouble_is_told_of_and_nothing_is_open_for_long(
    hours: list[dict[int, tuple[str, bool]]],
) -> None:
    desk = Desk()
    for hour in hours:
        before = set(subjects(desk.open))
        decision = desk.judge([silent(number, cause, is_enough=bad) for number, (cause, bad) in hour.items()])
        now = set(subjects(desk.open))
        assert len(now) == len(desk.open), "nothing has two open alerts"
        assert not before & set(subjects(decision.opened)), "none opens twice"
        for number, (cause, bad) in hour.items():
            assert not bad or {f"feed {number}", f"feeds: {cause}"} & now
    desk.judge([])
    assert desk.open == []
