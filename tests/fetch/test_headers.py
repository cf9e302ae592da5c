"""Which header fields of a server are believed."""

from datetime import UTC, datetime, timedelta

import pytest

from wirecopy.fetch.headers import (
    fresh_for,
    request_headers,
    response_validators,
    retry_after,
    usable_validators,
)
from wirecopy.model import DocumentKind, Validators

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        (" 120 ", timedelta(minutes=2)),
        ("0", timedelta(minutes=1)),
        ("7", timedelta(minutes=1)),
        ("90000", timedelta(hours=24)),
        ("1" + "0" * 18, timedelta(hours=24)),
        ("9" * 5000, timedelta(hours=24)),
        ("Mon, 23 Nov 2026 12:30:00 GMT", timedelta(minutes=30)),
        ("Mon, 23 Nov 2026 11:00:00 GMT", timedelta(minutes=1)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", timedelta(hours=24)),
    ],
)
def test_a_request_to_wait_is_obeyed_within_reason(value: str, wait: timedelta) -> None:
    assert retry_after(value, NOW) == wait


@pytest.mark.parametrize(
    "value", [None, "", "-5", "NaN", "1e309", "soon", "1.5", "٣", "²", "7, 8", "32 Jan 2026 x"]
)
def test_a_garbled_request_to_wait_is_ignored(value: str | None) -> None:
    assert retry_after(value, NOW) is None


@pytest.mark.parametrize("etag", ['"abc"', 'W/"abc"', "no-quotes", '"ü"', '"' + "e" * 1022 + '"'])
def test_validators_are_kept_byte_for_byte(etag: str) -> None:
    odd_date = "2026-11-23 12:00"
    validators = Validators(etag, odd_date)
    assert response_validators({"etag": etag, "last-modified": odd_date}) == validators
    sent = request_headers(DocumentKind.FEED, validators)
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (etag, odd_date)


@pytest.mark.parametrize("etag", ["", '"a\r\nX: y"', '"a\x01"', '"\x7f"', '"\udcff"', '"' + "e" * 1023 + '"'])
def test_validators_that_could_do_harm_are_dropped(etag: str) -> None:
    assert usable_validators(Validators(etag=etag)) == Validators()


@pytest.mark.parametrize(
    ("headers", "minutes"),
    [
        ({}, None),
        ({"cache-control": "max-age=600"}, 10),
        ({"cache-control": "public, MAX-AGE=600"}, 10),
        ({"cache-control": "max-age=600", "age": "300"}, 5),
        ({"cache-control": "max-age=600", "age": "900"}, None),  # it was stale when it came
        ({"cache-control": "s-maxage=600"}, None),  # for shared caches only
        ({"cache-control": "no-cache, max-age=600"}, None),
        ({"cache-control": "max-age=31536000"}, 180),  # a content network's year
        ({"cache-control": "max-age=soon"}, None),
        ({"expires": "Mon, 03 Aug 2026 01:25:00 GMT"}, 20),
        ({"expires": "0"}, None),
        ({"expires": "Mon, 03 Aug 2020 01:25:00 GMT"}, None),
        ({"cache-control": "max-age=600", "expires": "Mon, 03 Aug 2026 04:25:00 GMT"}, 10),
    ],
)
def test_how_long_an_answer_holds(headers: dict[str, str], minutes: int | None) -> None:
    now = datetime(2026, 8, 3, 1, 5, tzinfo=UTC)
    assert fresh_for(headers, now) == (None if minutes is None else timedelta(minutes=minutes))
