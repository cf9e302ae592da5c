"""Alerts, open and past."""

from __future__ import annotations

from collections.abc import Sequence

from wirecopy.model import AlertKind
from wirecopy.store.read_model.alerts import ALERTS_PER_PAGE, ShownAlert
from wirecopy.web.page_template import PageContext, render


def render_alerts(alerts: Sequence[ShownAlert], page: int, context: PageContext) -> str:
    """A page of alerts."""
    return render(
        "alerts.html",
        context,
        alerts=alerts,
        about=alert_address,
        total=alerts[0].of_all if alerts else 0,
        number=page,
        per_page=ALERTS_PER_PAGE,
        states=[("", "open and past"), ("open", "open"), ("past", "past")],
    )


def alert_address(alert: ShownAlert, context: PageContext) -> str | None:
    """The page of what an alert is about; None if it has none."""
    if alert.feed_id is not None:
        return context.link(f"/feed/{alert.feed_id}")
    if alert.outlet_domain is not None:
        return context.link(f"/outlet/{alert.outlet_domain}")
    if alert.story_id is not None:
        return context.link(f"/story/{alert.story_id}")
    if alert.kind in (AlertKind.RUN_RED, AlertKind.HOUR_MISSED):
        return context.link("/runs")
    return context.link("/feeds", status="silent") if alert.kind is AlertKind.FEED_SILENT else None
