"""Stores outlets: those that the configuration lists, and those that a link led to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from psycopg import Connection

from wirecopy.config.outlets import OutletConfig
from wirecopy.store.queries import load_query
from wirecopy.urls import registrable_domain


def sync_outlets(connection: Connection, outlets: Sequence[OutletConfig], now: datetime) -> None:
    """Make these the listed outlets of the table; other outlets stay, marked as not listed."""
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
    connection.execute(load_query("outlet/mark_unlisted"), {"domain": domains})


def outlet_of(connection: Connection, url: str, now: datetime) -> int:
    """The outlet that an address belongs to. If the configuration lists none, one is made and named by its domain."""
    host = urlsplit(url).hostname or ""
    row = connection.execute(load_query("outlet/find"), {"domains": host_and_parents(host)}).fetchone()
    if row is None:
        domain = registrable_domain(host)
        row = connection.execute(load_query("outlet/ensure"), {"domain": domain, "now": now}).fetchone()
    assert row is not None
    return int(row[0])


def host_and_parents(host: str) -> list[str]:
    """A host and its parent domains. One registrable domain may have several outlets (abcnews.go.com, espn.go.com)."""
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]
