"""Whether a request that changes something was sent by a page of ours. Pure.

Airflow's cookie is SameSite=Lax, which keeps other sites from posting with it, but not other hosts of the same site.
"""

from __future__ import annotations

from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


def is_same_origin(*, fetch_site: str | None, origin: str | None, host: str | None, base_url: str) -> bool:
    """Whether a browser says that the page which sent a request has the origin that it was sent to.

    `fetch_site` is the header Sec-Fetch-Site, which no script can set, but which browsers send only by HTTPS and to this
    machine (https://www.w3.org/TR/fetch-metadata/). Without it `origin` must be that of the `host` asked for, or that of
    `base_url`, where Airflow is served: a reverse proxy may change the header Host. What says nothing is refused.
    """
    if fetch_site is not None:
        return fetch_site == "same-origin"
    place = _place(origin)
    if place is None:
        return False
    # Where TLS ends at a proxy, the scheme that was asked for is not known here.
    return place in (_place(base_url), _place(f"{place[0]}://{host}"))


def _place(url: str | None) -> tuple[str, str, int | None] | None:
    """Scheme, host and port; None for what has none, such as "null", the origin of a page that hides it."""
    try:
        parts = urlsplit(url or "")
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None
