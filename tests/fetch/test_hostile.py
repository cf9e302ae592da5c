"""Every row of docs/evidence/reliability.md 1 (A: where the request goes, B: how the answer comes, C: compression, D:
what the feed holds): a typed outcome, in time, and never a request to where it must not go.

A row is found by its number: `A06`, or `a06` in a test's name. What a row says about the database is tested under the
same number in tests/stages/test_poll.py; the last test here sees to it that no row is without a test.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import re
import ssl
import sys
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
import zstandard

from tests.fetch.conftest import Authority
from tests.fetch.name_server import answering
from tests.fetch.site import Answers, Site, answer, fetch, flood, redirect, serving, settings_for, trickle
from tests.stages import test_poll
from wirecopy.feeds import FeedError, parse_feed
from wirecopy.feeds.identity import choose_policy, entry_key
from wirecopy.fetch import Fetcher, is_public_address
from wirecopy.fetch.fetch_error import FetchError
from wirecopy.fetch.headers import retry_after
from wirecopy.fetch.target import check_target
from wirecopy.model import DocumentKind, KeyPolicy, Outcome, Response, Validators
from wirecopy.settings import FetchLimits, Settings
from wirecopy.store.stated_time import stored_time

NOW = datetime(2026, 8, 3, tzinfo=UTC)
URL = "http://news.example/feed"
LIMITS = FetchLimits()
ITEM = "<item><title>Kept</title><link>http://news.example/1</link></item>"


def rss(inside: str, head: str = "") -> bytes:
    return f"<?xml version='1.0'?>{head}<rss version='2.0'><channel><title>News</title>{inside}</channel></rss>".encode()


# --------------------------------------------------------------------------- A: where the request goes

ADDRESSES = {
    "A01-private": "127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 192.0.0.1"
    " 192.88.99.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255",
    "A02-ipv6": "::1 fe80::1 fc00::1 fec0::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::127.0.0.1 64:ff9b::7f00:1"
    " 64:ff9b:1::1 2002:7f00:1:: 2001::1 ::ffff:0:127.0.0.1",
    "A04-is_global-is-wrong": "224.0.0.1 64:ff9b::7f00:1 ::127.0.0.1 ff02::1 fec0::1",
}


@pytest.mark.parametrize("row", ADDRESSES)
def test_an_address_that_is_not_public_is_refused(row: str) -> None:
    assert not [address for address in ADDRESSES[row].split() if is_public_address(address)]


TARGETS = {
    "A03-decimal": "http://2130706433/",
    "A03-octal": "http://0177.0.0.1/",
    "A03-hexadecimal": "http://0x7f.0.0.1/",
    "A03-short": "http://127.1/",
    "A03-final-dot": "http://127.0.0.1./",
    "A03-fullwidth": "http://\uff11\uff12\uff17.0.0.1/",
    "A08-file": "file:///etc/passwd",
    "A08-ftp": "ftp://news.example/",
    "A08-gopher": "gopher://news.example/",
    "A08-data": "data:text/xml,<rss/>",
    "A08-jar": "jar:http://news.example/!/",
    "A08-dict": "dict://news.example/",
    "A08-port-22": "http://news.example:22/",
    "A08-port-5432": "http://news.example:5432/",
    "A08-port-6379": "http://news.example:6379/",
    "A09-backslash": "http://news.example\\@127.0.0.1/",
    "A09-fragment": "http://127.0.0.1#@news.example/",
    "A09-tab": "http://news\t.example/",
    "A09-one-slash": "http:/\\127.0.0.1/",
    "A10-password": "http://user:secret@news.example/",
}


@pytest.mark.parametrize("row", TARGETS)
def test_a_target_is_refused_before_anything_is_sent(row: str) -> None:
    with pytest.raises(FetchError) as refused:
        check_target(TARGETS[row], LIMITS, frozenset())
    assert refused.value.outcome in (Outcome.REFUSED_URL, Outcome.REFUSED_ADDRESS)
    assert "secret" not in refused.value.message


REDIRECTS = {
    "A05-metadata": "http://169.254.169.254/latest/meta-data/",
    "A05-loopback": "http://127.0.0.1:5432/canary",
    "A08-scheme": "file:///etc/passwd",
    "A09-confused": "http://news.example\\@127.0.0.1/canary",
    "A10-password": "http://user:secret@news.example/canary",
    "A13-inner-name": "http://localhost/canary",
}


@pytest.mark.parametrize("row", REDIRECTS)
def test_a_redirect_inside_is_not_followed(row: str) -> None:
    response, site = fetch({"/feed": redirect(REDIRECTS[row]), "/canary": answer(b"caught")})
    assert response.outcome in (Outcome.REFUSED_ADDRESS, Outcome.REFUSED_REDIRECT)
    assert not site.asked("/canary")


NOBODY = "2000::1"  # public by its number, and allocated to nobody
NAMES: dict[str, tuple[list[list[str]], list[Outcome]]] = {
    "A06-public-then-private": (
        [[NOBODY], ["127.0.0.1"]],
        [Outcome.CONNECT_FAILED, Outcome.REFUSED_ADDRESS],
    ),
    "A06-private-then-public": ([["127.0.0.1"], [NOBODY]], [Outcome.REFUSED_ADDRESS]),
    "A07-mixed": ([[NOBODY, "127.0.0.1"]], [Outcome.REFUSED_ADDRESS]),
    "A07-mixed-the-other-way": ([["127.0.0.1", NOBODY]], [Outcome.REFUSED_ADDRESS]),
}


@pytest.mark.parametrize("row", NAMES)
def test_the_address_that_was_checked_is_the_one_that_is_dialled(row: str) -> None:
    """Each question to the name server is answered once, judged as a whole, and asked anew by the next fetcher."""
    answers, outcomes = NAMES[row]

    def in_turn(_name: str, question: int) -> list[str]:
        return answers[min(question, len(answers) - 1)]

    async def run() -> tuple[list[Outcome], Site, int]:
        async with serving({"/feed": answer(b"<rss/>")}) as site, answering(in_turn) as server:
            limits = FetchLimits(
                domain_spacing_seconds=0,
                retries=0,
                connect_seconds=0.2,
                ports=(site.port,),
                name_servers=(server.address,),
            )
            found = []
            for _ in outcomes:
                async with Fetcher(Settings(fetch=limits), clock=lambda: NOW) as fetcher:
                    url = f"http://rebind.example:{site.port}/feed"
                    found.append((await fetcher.get(url, DocumentKind.FEED)).outcome)
            return found, site, server.questions("rebind.example")

    found, site, questions = asyncio.run(run())
    assert found == outcomes
    assert questions == len(outcomes)
    assert site.requests == []


def test_a11_neither_cookies_nor_credentials_go_anywhere() -> None:
    first = redirect("http://other.example/b").replace(
        b"\r\n\r\n", b"\r\nSet-Cookie: a=1; Domain=.example\r\n\r\n"
    )
    _, site = fetch({"/feed": first, "/b": answer(b"<rss/>")})
    assert not [r for r in site.requests if {"cookie", "authorization", "referer"} & r.headers.keys()]


def test_a12_no_header_is_injected_by_a_location_or_a_validator() -> None:
    response, _ = fetch({"/feed": redirect("http://news.example/\rX-Injected: 1")})
    assert response.outcome in (Outcome.REFUSED_REDIRECT, Outcome.BAD_RESPONSE)
    _, site = fetch({"/feed": answer(b"<rss/>")}, validators=Validators('"a"\r\nX-Injected: 1', "x" * 2000))
    (asked,) = site.asked("/feed")
    assert not {"x-injected", "if-none-match", "if-modified-since"} & asked.headers.keys()


ENVIRONMENTS: dict[str, Callable[[Path], dict[str, str]]] = {
    "A14-http_proxy": lambda _: {"HTTP_PROXY": "http://127.0.0.1:1", "http_proxy": "http://127.0.0.1:1"},
    "A14-all_proxy": lambda _: {"ALL_PROXY": "http://127.0.0.1:1"},
    "A14-netrc": lambda netrc: {"NETRC": str(netrc)},
}


@pytest.mark.parametrize("row", ENVIRONMENTS)
def test_the_environment_leads_no_request_elsewhere_and_adds_nothing(
    row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine news.example login ada password secret\n")
    for name, value in ENVIRONMENTS[row](netrc).items():
        monkeypatch.setenv(name, value)
    response, site = fetch({"/feed": answer(b"<rss/>")})
    assert response.outcome is Outcome.OK
    assert not [r for r in site.requests if "authorization" in r.headers or "://" in r.path]


def test_a15_a_certificate_that_nobody_vouches_for_is_refused(self_signed: ssl.SSLContext) -> None:
    assert _over_tls({"/feed": answer(b"<rss/>")}, self_signed).outcome is Outcome.TLS_FAILED


# OpenSSL reads SSL_CERT_FILE when aiohttp is imported: only a process of its own can trust another authority.
ASK_AS_A_PROCESS = """
import asyncio, sys
from tests.fetch.test_hostile import outcomes_of
asyncio.run(outcomes_of(int(sys.argv[1]), sys.argv[2:]))
"""


def test_a15_a_trusted_certificate_for_another_name_is_refused(authority: Authority) -> None:
    """The same server, with the same certificate, is a good one under the name that the certificate has."""

    async def run() -> tuple[list[str], Site]:
        async with serving({"/feed": answer(b"<rss/>")}, authority.certify("news.example")) as site:
            hosts = ["news.example", "other.example", "sub.news.example"]
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", ASK_AS_A_PROCESS, str(site.port), *hosts),
                env={
                    **os.environ,
                    "SSL_CERT_FILE": str(authority.file),
                    "PYTHONPATH": os.pathsep.join(sys.path),
                },
                stdout=asyncio.subprocess.PIPE,
            )
            said, _ = await process.communicate()
            return said.decode().splitlines(), site

    said, site = asyncio.run(run())
    assert said[0] == "ok"
    assert [line.partition(":")[0] for line in said[1:]] == ["tls_failed"] * 2
    assert "other.example" in said[1]
    assert {request.host for request in site.requests} == {"news.example"}


async def outcomes_of(port: int, hosts: list[str]) -> None:
    """Ask the site on this port under each name, and print how it ended."""
    async with Fetcher(settings_for(Site({}, port=port)), clock=lambda: NOW) as fetcher:
        for host in hosts:
            response = await fetcher.get(f"https://{host}/feed", DocumentKind.FEED)
            print(f"{response.outcome}: {response.message}" if response.message else response.outcome)


def test_a15_a_handshake_that_never_comes_ends_at_the_limit_for_connecting() -> None:
    """The server accepts the connection and says nothing; the deadline of the whole request is far away."""

    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async def run() -> Response:
        async with await asyncio.start_server(mute, "127.0.0.1", 0) as server:
            site = Site({}, port=server.sockets[0].getsockname()[1])
            async with Fetcher(settings_for(site, connect_seconds=0.2), clock=lambda: NOW) as fetcher:
                return await fetcher.get("https://news.example/feed", DocumentKind.FEED)

    assert asyncio.run(run()).outcome is Outcome.CONNECT_FAILED


def _over_tls(answers: Answers, context: ssl.SSLContext) -> Response:
    async def run() -> Response:
        async with (
            serving(answers, context) as site,
            Fetcher(settings_for(site), clock=lambda: NOW) as fetcher,
        ):
            return await fetcher.get("https://news.example/feed", DocumentKind.FEED)

    return asyncio.run(run())


# ------------------------------------------------------------------------------ B: how the answer comes

HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
LOOP = {f"/{n}": redirect(f"/{n + 1}") for n in range(30)}

BEHAVIOURS: dict[str, tuple[Answers, set[Outcome]]] = {
    "B01-slow-header": ({"/feed": trickle(b"HTTP/1.1 200 OK\r\nX-")}, {Outcome.TIMED_OUT}),
    "B01-slow-body": ({"/feed": trickle(HEAD + b"Content-Length: 1000\r\n\r\n")}, {Outcome.TIMED_OUT}),
    "B02-endless-103": (
        {"/feed": flood(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n")},
        {Outcome.TIMED_OUT, Outcome.BAD_RESPONSE},
    ),
    "B03-endless-body": ({"/feed": flood(HEAD + b"\r\n", b"x" * 65536)}, {Outcome.TOO_LARGE}),
    "B04-endless-headers": ({"/feed": flood(HEAD, b"X-More: yes\r\n" * 100)}, {Outcome.BAD_RESPONSE}),
    "B04-endless-line": ({"/feed": flood(HEAD + b"X-Long: ", b"y" * 4096)}, {Outcome.BAD_RESPONSE}),
    "B04-tiny-chunks": (
        {"/feed": flood(CHUNKED, b"1\r\nx\r\n" * 1000)},
        {Outcome.BAD_RESPONSE, Outcome.TOO_LARGE},
    ),
    "B05-circle": ({"/feed": redirect("/feed")}, {Outcome.REFUSED_REDIRECT}),
    "B05-many-hops": ({"/feed": redirect("/0"), **LOOP}, {Outcome.REFUSED_REDIRECT}),
    "B05-long-address": ({"/feed": redirect("/" + "x" * 9000)}, {Outcome.REFUSED_REDIRECT}),
    "B06-short-body": ({"/feed": HEAD + b"Content-Length: 99\r\n\r\n<rss>"}, {Outcome.CUT_OFF}),
    "B06-cut-chunk": ({"/feed": CHUNKED + b"ff\r\n<rss>"}, {Outcome.CUT_OFF}),
    "B08-negative-length": ({"/feed": HEAD + b"Content-Length: -5\r\n\r\n"}, {Outcome.BAD_RESPONSE}),
    "B08-huge-length": (
        {"/feed": HEAD + b"Content-Length: 18446744073709551616\r\n\r\nx"},
        {Outcome.BAD_RESPONSE, Outcome.TOO_LARGE},
    ),
    "B08-length-twice": (
        {"/feed": HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n<rss/>"},
        {Outcome.BAD_RESPONSE, Outcome.CUT_OFF},
    ),
    "B08-304-unasked": ({"/feed": answer(status="304 Not Modified")}, {Outcome.BAD_RESPONSE}),
    "B09-lying-304": ({"/feed": answer(status="304 Not Modified", ETag='"same"')}, {Outcome.BAD_RESPONSE}),
    "B10-429": ({"/feed": answer(status="429 Too Many Requests")}, {Outcome.RATE_LIMITED}),
    "B12-410": ({"/feed": answer(status="410 Gone")}, {Outcome.GONE}),
    "B13-challenge": (
        {
            "/feed": answer(
                b"<title>Just a moment...</title>", "403 Forbidden", **{"Content-Type": "text/html"}
            )
        },
        {Outcome.CHALLENGE},
    ),
}


@pytest.mark.parametrize("row", BEHAVIOURS)
def test_an_answer_that_misbehaves_ends_in_its_outcome(row: str) -> None:
    answers, outcomes = BEHAVIOURS[row]
    response, _ = fetch(answers, feed_seconds=1.0)
    assert response.outcome in outcomes
    assert response.body == b""
    assert response.message


@pytest.mark.parametrize("value", ["-5", "NaN", "", "soon", "1e3", "\u0661"], ids="B10-{}".format)
def test_a_retry_after_that_is_no_time_is_none(value: str) -> None:
    assert retry_after(value, NOW) is None


@pytest.mark.parametrize("value", ["0", "9" * 18, "Fri, 31 Dec 9999 23:59:59 GMT"], ids="B10-{}".format)
def test_an_absurd_retry_after_is_clamped(value: str) -> None:
    wait = retry_after(value, NOW)
    assert wait is not None
    assert 60 <= wait.total_seconds() <= 86400


# ------------------------------------------------------------------------------------- C: compression

MUCH = b"<rss>" + b"\0" * (40 * 2**20)
PACKED = gzip.compress(rss(ITEM))
WIDE = zstandard.ZstdCompressor(
    compression_params=zstandard.ZstdCompressionParameters(window_log=27)
).compressobj()


def packed(coding: str, body: bytes) -> Answers:
    return {"/feed": answer(body, **{"Content-Encoding": coding})}


COMPRESSED: dict[str, tuple[Answers, set[Outcome]]] = {
    "B07-cut-gzip": (packed("gzip", PACKED[: len(PACKED) // 2]), {Outcome.CUT_OFF, Outcome.BAD_ENCODING}),
    "C01-gzip-bomb": (packed("gzip", gzip.compress(MUCH)), {Outcome.TOO_LARGE, Outcome.BAD_ENCODING}),
    "C01-deflate-bomb": (packed("deflate", zlib.compress(MUCH)), {Outcome.TOO_LARGE, Outcome.BAD_ENCODING}),
    "C02-brotli-bomb": (
        packed("br", brotli.compress(MUCH, quality=1)),
        {Outcome.TOO_LARGE, Outcome.BAD_ENCODING},
    ),
    "C03-zstd-bomb": (packed("zstd", zstandard.compress(MUCH)), {Outcome.TOO_LARGE, Outcome.BAD_ENCODING}),
    "C03-window": (packed("zstd", WIDE.compress(rss(ITEM)) + WIDE.flush()), {Outcome.BAD_ENCODING}),
    "C04-nested": (packed("gzip, gzip", gzip.compress(PACKED)), {Outcome.BAD_ENCODING}),
    "C04-many": (packed(", ".join(["gzip"] * 500), PACKED), {Outcome.BAD_ENCODING}),
    "C05-members": (packed("gzip", gzip.compress(b"") * 5000), {Outcome.BAD_ENCODING}),
    "C05-text": (packed("gzip", rss(ITEM)), {Outcome.BAD_ENCODING}),
    "C05-damaged": (packed("gzip", PACKED[:-8] + b"\0" * 8), {Outcome.BAD_ENCODING}),
}


@pytest.mark.parametrize("row", COMPRESSED)
def test_compression_is_bounded_and_has_to_end(row: str) -> None:
    answers, outcomes = COMPRESSED[row]
    response, _ = fetch(answers)
    assert response.outcome in outcomes
    assert response.body == b""


def test_c05_what_follows_a_whole_stream_is_left_out() -> None:
    response, _ = fetch(packed("gzip", PACKED + b"and more"))
    assert response.body == rss(ITEM)


# --------------------------------------------------------------------------------- D: what the feed holds

LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 9))
REFUSED = {
    "D01-laughs": rss("&l8;", f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{LAUGHS}]>"),
    "D01-laughs-in-lines": rss("&l8;", f"\n<!DOCTYPE rss\n[\n<!ENTITY l0 'ha'>\n{LAUGHS}\n]>\n"),
    "D02-quadratic": rss("&a;" * 2000, f"\n<!DOCTYPE rss [<!ENTITY a '{'a' * 100_000}'>]>"),
    "D03-xxe-file": rss("&a;", "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"),
    "D03-xxe-http": rss("&a;", "<!DOCTYPE rss [<!ENTITY a SYSTEM 'http://127.0.0.1/canary'>]>"),
    "D03-parameter": rss("", "<!DOCTYPE rss [<!ENTITY % a SYSTEM 'http://127.0.0.1/canary'> %a;]>"),
    "D04-path": b"/etc/passwd",
    "D04-address": b"http://127.0.0.1/canary",
    "D12-null": b"null",
    "D12-nan": b'{"version": "https://jsonfeed.org/version/1.1", "items": NaN}',
    "D12-nested": b"[" * 100_000,
    "D12-long-integer": b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("row", REFUSED)
def test_a_document_that_is_no_feed_or_unsafe_is_refused(row: str) -> None:
    with pytest.raises(FeedError) as refused:
        parse_feed(REFUSED[row], URL, "application/rss+xml")
    assert not refused.value.outcome.is_success


KEPT = {
    "D03-xinclude": rss(
        ITEM
        + "<item><title>x<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/passwd'/></title></item>"
    ),
    "D05-charref": rss(ITEM + "<item><title>&#xD800; &#x110000; C:\\data</title></item>"),
    "D06-author": rss(ITEM + f"<item><author>{'a' * 65536}</author></item>"),
    "D06-addresses": rss(ITEM + f"<item><author>a@{'a.' * 30000}</author></item>"),
    "D07-newlines": b"\n" * 65536 + rss(ITEM),
    "D07-attributes": rss("<item " + " ".join(f"a{n}='{n}'" for n in range(2000)) + ">x</item>" + ITEM),
    "D08-nested": rss(ITEM + "<a>" * 5000 + "</a>" * 5000),
    "D09-token": rss(ITEM + f"<item><title>{'t' * 2_000_000}</title></item>"),
    "D10-cut": rss(ITEM + "<item><title>Half a sto")[:-20],
    "D11-utf7": rss(ITEM).replace(b"'1.0'", b"'1.0' encoding='utf-7'"),
    "D11-unicode-escape": rss(ITEM).replace(b"'1.0'", b"'1.0' encoding='unicode_escape'"),
    "D11-nul": rss(ITEM).replace(b"'1.0'", b"'1.0' encoding='utf-8\0'"),
    "D13-empty-item": rss("<item/>" + ITEM),
    "D15-dates": rss(ITEM + "<item><title>x</title><pubDate>31 Feb 0000</pubDate></item>"),
}


@pytest.mark.parametrize("row", KEPT)
def test_a_good_entry_beside_a_bad_one_is_kept(row: str) -> None:
    feed = parse_feed(KEPT[row], URL, None)
    assert "Kept" in [entry.title for entry in feed.entries]
    assert "root:" not in repr(feed)
    json.dumps([entry.title.encode().decode() for entry in feed.entries])  # no lone surrogates


def test_d08_what_lists_more_than_the_limit_is_cut_and_says_so() -> None:
    feed = parse_feed(rss(ITEM * 6000), URL, None)
    assert len(feed.entries) == 5000
    assert feed.note


def test_d10_a_feed_that_was_cut_is_not_whole() -> None:
    assert not parse_feed(KEPT["D10-cut"], URL, None).is_complete


def test_d13_d14_repeated_and_missing_ids_lose_no_entry() -> None:
    """One guid with two texts downgrades the feed; an empty guid does not swallow the others."""
    items = "".join(
        f"<item><title>Story {n}</title><guid isPermaLink='false'>{guid}</guid><link>http://news.example/{n}</link></item>"
        for n, guid in enumerate(["same", "same", "", ""])
    )
    entries = parse_feed(rss(items), URL, None).entries
    policy = choose_policy(entries, KeyPolicy.GUID)
    assert len({entry_key(entry, policy) for entry in entries}) == 4


@pytest.mark.parametrize(
    "raw", ["0000-01-01", "9999-12-31T00:00:00Z", "10000-01-01", "-0044-03-15", "31 Feb 2026", "1767607200"]
)
def test_d15_a_date_that_nobody_can_mean_is_kept_as_words_only(raw: str) -> None:
    (entry,) = parse_feed(rss(f"<item><title>x</title><pubDate>{raw}</pubDate></item>"), URL, None).entries
    claim = stored_time(entry.published, NOW)
    assert claim.raw == raw
    assert claim.at is None or claim.at.year in (2025, 2026)


# --------------------------------------------------------------------------------------- no row is missing

TABLES = (
    *(ADDRESSES, TARGETS, REDIRECTS, NAMES, ENVIRONMENTS),
    *(BEHAVIOURS, COMPRESSED, REFUSED, KEPT),
)


def test_every_row_has_a_test() -> None:
    last_of_part = {"A": 15, "B": 13, "C": 5, "D": 15}
    rows = {f"{part}{number:02}" for part, last in last_of_part.items() for number in range(1, last + 1)}
    in_tables = {row[:3] for table in TABLES for row in table}
    tests = [name for name in (*globals(), *vars(test_poll)) if name.startswith("test_")]
    in_names = {row.upper() for name in tests for row in re.findall(r"(?<=_)[a-d][01]\d(?=_)", name)}
    assert rows - in_tables - in_names == set()
