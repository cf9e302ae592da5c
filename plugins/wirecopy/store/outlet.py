"""Outlets: those that the configuration lists, and those met through a link."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from psycopg import Connection

from wirecopy.config.outlets import OutletConfig
from wirecopy.store.queries import load_query
from wirecopy.urls import registrable_domain


def sync_outlets(connection: Connection, outlets: Sequence[OutletConfig], now: datetime) -> None:
    """Make the table list exactly these outlets; others stay, marked as not listed."""
    domains = [outlet.domain for outlet in outlets]
    connection.execute(
        load_query("outlet/sync"),
        {
            "domain": domains,
            "name": [outlet.name for outlet in outlets],
            "language": [outlet.language for outlet in outlets],
            "country": [outlet.country for outlet in outlets],
            "kind": [outlet.kind.value for outlet in outlets],
            "now": now,
        },
    )
    connection.execute(load_query("outlet/unlist"), {"domain": domains})


def outlet_of(connection: Connection, url: str, now: datetime) -> int:
    """The outlet that an address belongs to; made, named by its domain, when nobody listed it."""
    registrable = registrable_domain(url)
    row = connection.execute(
        load_query("outlet/find"), {"domains": _domains_above(urlsplit(url).hostname or "", registrable)}
    ).fetchone()
    if row is None:
        row = connection.execute(load_query("outlet/meet"), {"domain": registrable, "now": now}).fetchone()
    assert row is not None
    return int(row[0])


def _domains_above(host: str, registrable: str) -> list[str]:
    """The host and its parents down to the registrable domain: one domain may hold several outlets."""
    labels = host.split(".")
    parents = [".".join(labels[start:]) for start in range(len(labels))]
    return [parent for parent in parents if parent.endswith(registrable)] or [registrable]
