"""Which requests a page of ours may have sent, as browsers tell it."""

from __future__ import annotations

import pytest

from wirecopy.web.same_origin import is_same_origin

HERE = "https://news.example/airflow"


@pytest.mark.parametrize(
    ("fetch_site", "origin", "host", "base_url", "is_ours"),
    [
        ("same-origin", None, "127.0.0.1:8080", HERE, True),
        ("same-origin", "https://news.example", "10.0.0.7:8080", "", True),
        # Another host of the same site gets a cookie that is SameSite=Lax.
        ("same-site", "https://news.example", "news.example", HERE, False),
        ("cross-site", "https://evil.example", "news.example", HERE, False),
        ("none", None, "news.example", HERE, False),
        ("", "https://news.example", "news.example", HERE, False),
        # By HTTP beyond this machine a browser sends no Sec-Fetch-Site.
        (None, "http://airflow.lan:8080", "airflow.lan:8080", "", True),
        (None, "http://airflow.lan", "airflow.lan:80", "", True),
        (None, "https://news.example", "news.example", "", True),  # TLS ends at a proxy
        (None, "https://news.example", "10.0.0.7:8080", HERE, True),  # which changed the Host
        (None, "https://NEWS.example:443", "10.0.0.7:8080", HERE, True),
        (None, "http://news.example", "10.0.0.7:8080", HERE, False),
        (None, "https://news.example:8443", "10.0.0.7:8080", HERE, False),
        (None, "https://evil.example", "news.example", HERE, False),
        (None, "http://airflow.lan:8081", "airflow.lan:8080", "", False),
        (None, "https://news.example.evil.example", "news.example", HERE, False),
        (None, "https://news.example@evil.example", "news.example", HERE, False),
        # What says nothing, or nonsense, is refused.
        (None, None, "news.example", HERE, False),
        (None, "", "", "", False),
        (None, "null", "null", "", False),
        (None, "https://news.example", None, "", False),
        (None, "https://[half", "[half", "https://[half", False),
        (None, "https://news.example:port", "news.example:port", "", False),
    ],
)
def test_a_page_of_ours_is_told_from_others(
    fetch_site: str | None, origin: str | None, host: str | None, base_url: str, is_ours: bool
) -> None:
    assert is_same_origin(fetch_site=fetch_site, origin=origin, host=host, base_url=base_url) is is_ours
