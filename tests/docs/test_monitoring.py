"""docs/monitoring.md and the dashboard beside it: the kinds of alerts, the names of metrics, the SQL of each panel."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.docs.pages import DOCS, code_rows
from tests.pipeline import rows
from tests.store.rows import begin
from wirecopy.model import AlertKind, Outcome
from wirecopy.stages.metrics import run_metrics
from wirecopy.store.database import Database
from wirecopy.store.read_model.feeds import FeedStatus

PAGE = DOCS / "monitoring.md"
# What a name of the page stands for.
WORDS: dict[str, list[str]] = {
    "outcome": list(Outcome),
    "status": list(FeedStatus),
    "kind": list(AlertKind),
}


def expanded(name: str) -> list[str]:
    """A name with each of the words that it has in <> or {}."""
    if not (found := re.search(r"<(\w+)>|\{([\w,]+)\}", name)):
        return [name]
    words = WORDS[found[1]] if found[1] else found[2].split(",")
    return [each for word in words for each in expanded(name[: found.start()] + word + name[found.end() :])]


def test_the_page_explains_every_kind_of_alert_as_the_view_does(database: Database) -> None:
    documented = [(kind, meaning) for kind, meaning, *_ in code_rows(PAGE, "Alerts")]
    assert {kind for kind, _ in documented} == set(AlertKind)
    assert rows(database, "select kind, meaning from news.alert_kinds") == documented


def test_the_page_names_every_metric_that_is_sent_and_no_other(database: Database) -> None:
    run = begin(database)
    documented = [f"wirecopy.{each}" for name, *_ in code_rows(PAGE, "Metrics") for each in expanded(name)]
    assert sorted(documented) == sorted(database.transact(run_metrics, run))


def statements(dashboard: Any) -> Iterator[tuple[str, str, str]]:
    """Title, format and SQL of each panel and annotation."""
    for panel in dashboard["panels"]:
        for target in panel["targets"]:
            yield panel["title"], target["format"], target["rawSql"]
    for annotation in dashboard["annotations"]["list"]:
        yield annotation["name"], annotation["target"]["format"], annotation["target"]["rawSql"]


def test_readers_may_ask_what_each_panel_of_the_dashboard_asks(database: Database) -> None:
    dashboard = json.loads((DOCS / "examples" / "grafana_dashboard.json").read_text(encoding="utf-8"))
    begin(database)
    with database.reader() as connection:
        for title, shape, statement in statements(dashboard):
            # As Grafana fills it in.
            asked = re.sub(
                r"\$__timeFilter\((\w+)\)",
                r"\1 between '2026-08-01T00:00:00Z' and '2026-08-04T00:00:00Z'",
                statement,
            )
            assert "$" not in asked, title
            cursor = connection.execute(asked.encode())
            assert cursor.description is not None
            names = [column.name for column in cursor.description]
            assert shape == "table" or names[0] == "time", title
