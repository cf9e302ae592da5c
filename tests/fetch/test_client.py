"""One request, from the caller's side: whatever the server does, a response with an outcome comes back."""

import asyncio
import gzip
import logging
import ssl
from datetime import timedelta

import pytest

from tests.fetch.site import (
    NOW,
    Handler,
    Site,
    answer,
    fetch,
    flood,
    hang,
    redirect,
    serving,
    settings_for,
    trickle,
)
from wirecopy.fetch import Fetcher, RobotsCache
from wirecopy.model import DocumentKind, Outcome, Response, RobotsFile, Validators

FEED = b"<rss version='2.0'><channel><title>Harbour News</title></channel></rss>"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
NO_LENGTH = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"


def test_a_document_arrives_whole_with_what_the_server_said_about_it() -> None:
    headers = {"Content-Type": "text/xml", "ETag": 'W/"1"', "Last-Modified": "Mon, 23 Nov 2026 10:00:00 GMT"}
    response, _ = fetch({"/feed": answer(FEED, **headers)})
    assert response.outcome is Outcome.OK
    assert (response.status, response.body, response.message) == (200, FEED, "")
    assert response.url == "http://news.example/feed"
    assert response.content_type == "text/xml"
    assert response.validators == Validators('W/"1"', "Mon, 23 Nov 2026 10:00:00 GMT")
    assert response.wire_bytes == len(FEED)
    assert response.redirects == ()


def test_each_document_is_one_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="wirecopy")
    fetch(
        {"/old": redirect("/feed?token=sesame"), "/feed": answer(FEED)},
        "http://news.example/old",
    )
    (robots, feed) = caplog.messages
    assert robots.startswith(
        "request method=GET url=http://news.example/robots.txt kind=robots outcome=not_found"
    )
    assert 'url="http://news.example/feed?token=(hidden)" kind=feed outcome=ok status=200 seconds=' in feed
    assert f"bytes={len(FEED)} tries=1 redirects=1" in feed


def test_a_compressed_document_arrives_unpacked() -> None:
    packed = gzip.compress(FEED * 100)
    response, _ = fetch({"/feed": answer(packed, content_encoding="gzip")})
    assert response.body == FEED * 100
    assert response.wire_bytes == len(packed)


def test_we_say_who_we_are_and_nothing_else() -> None:
    _, site = fetch({"/feed": answer(FEED)})
    (request,) = site.asked("/feed")
    assert request.headers["user-agent"].startswith("Wirecopy/")
    assert request.headers["accept-encoding"] == "gzip, deflate, br, zstd"
    assert set(request.headers) == {"host", "user-agent", "accept", "accept-encoding"}


def test_a_proxy_in_the_environment_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    response, _ = fetch({"/feed": answer(FEED)})
    assert response.outcome is Outcome.OK


class TestRefusals:
    @pytest.mark.parametrize(
        ("status", "outcome"),
        [
            ("401 Unauthorized", Outcome.FORBIDDEN),
            ("402 Payment Required", Outcome.FORBIDDEN),
            ("403 Forbidden", Outcome.FORBIDDEN),
            ("404 Not Found", Outcome.NOT_FOUND),
            ("410 Gone", Outcome.GONE),
            ("418 I'm a Teapot", Outcome.CLIENT_ERROR),
            ("429 Too Many Requests", Outcome.RATE_LIMITED),
            ("451 Unavailable For Legal Reasons", Outcome.FORBIDDEN),
            ("500 Internal Server Error", Outcome.SERVER_ERROR),
            ("503 Service Unavailable", Outcome.SERVER_ERROR),
            ("206 Partial Content", Outcome.BAD_RESPONSE),
            ("300 Multiple Choices", Outcome.BAD_RESPONSE),
            ("999 Request Denied", Outcome.BAD_RESPONSE),
        ],
    )
    def test_every_status_has_its_outcome_and_no_body(self, status: str, outcome: Outcome) -> None:
        response, _ = fetch({"/feed": answer(b"a page of words", status=status)})
        assert response.outcome is outcome
        assert response.status == int(status[:3])
        assert status[:3] in response.message
        assert response.body == b""

    @pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
    def test_a_server_that_says_when_is_rate_limiting(self, status: str) -> None:
        response, _ = fetch({"/feed": answer(status=status, Retry_After="300")})
        assert response.outcome is Outcome.RATE_LIMITED
        assert response.retry_after == timedelta(minutes=5)

    def test_a_bot_wall_is_told_from_a_refusal(self) -> None:
        wall = gzip.compress(b"<html><title>Just a moment...</title></html>")
        headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
        response, _ = fetch({"/feed": answer(wall, status="403 Forbidden", **headers)})
        assert response.outcome is Outcome.CHALLENGE


class TestValidators:
    def test_they_go_out_as_they_came_and_a_304_is_no_failure(self) -> None:
        held = Validators('W/"odd', "yesterday")
        response, site = fetch({"/feed": answer(status="304 Not Modified")}, validators=held)
        (request,) = site.asked("/feed")
        assert request.headers["if-none-match"] == 'W/"odd'
        assert request.headers["if-modified-since"] == "yesterday"
        assert response.outcome is Outcome.NOT_MODIFIED
        assert response.validators == held

    def test_a_304_may_bring_a_new_one(self) -> None:
        not_modified = answer(status="304 Not Modified", ETag='"2"')
        response, _ = fetch({"/feed": not_modified}, validators=Validators('"1"', "yesterday"))
        assert response.validators == Validators('"2"', "yesterday")

    def test_a_304_nobody_asked_for_is_a_bad_response(self) -> None:
        response, _ = fetch({"/feed": answer(status="304 Not Modified")})
        assert response.outcome is Outcome.BAD_RESPONSE

    def test_a_harmful_one_is_not_sent(self) -> None:
        _, site = fetch({"/feed": answer(FEED)}, validators=Validators('"a\r\nX-Injected: yes"'))
        (request,) = site.asked("/feed")
        assert not {"x-injected", "if-none-match"} & set(request.headers)


class TestBrokenAnswers:
    @pytest.mark.parametrize(
        ("wire", "outcome"),
        [
            (b"", Outcome.CUT_OFF),
            (b"HTTP/1.1 200 OK\r\nContent-Le", Outcome.CUT_OFF),
            (b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>", Outcome.CUT_OFF),
            (CHUNKED + b"5\r\n<rss>\r\n", Outcome.CUT_OFF),
            (CHUNKED + b"5\r\n<rss>\r\nZZZ\r\nxx", Outcome.BAD_RESPONSE),
            (CHUNKED + b"10000000000000000\r\n<rss>", Outcome.BAD_RESPONSE),
            (b"ICY 200 OK\r\n\r\n<rss/>", Outcome.BAD_RESPONSE),
            (b"<rss version='2.0'></rss>\r\n\r\n", Outcome.BAD_RESPONSE),
            (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n<rss>", Outcome.BAD_RESPONSE),
            (
                b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\n<rss>",
                Outcome.BAD_RESPONSE,
            ),
            (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n<rss>", Outcome.BAD_RESPONSE),
            (
                b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                Outcome.BAD_RESPONSE,
            ),
            (b"HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 5\r\n\r\n<rss>", Outcome.BAD_RESPONSE),
            (
                b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 129 + b"Content-Length: 0\r\n\r\n",
                Outcome.BAD_RESPONSE,
            ),
            (b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 40_000 + b"\r\n\r\n", Outcome.BAD_RESPONSE),
            (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", Outcome.BAD_RESPONSE),
        ],
    )
    def test_an_answer_out_of_order_is_never_a_document(self, wire: bytes, outcome: Outcome) -> None:
        async def send(request: object, writer: asyncio.StreamWriter) -> None:
            writer.write(wire)

        response, _ = fetch({"/feed": send})
        assert response.outcome is outcome
        assert response.message.isprintable()
        assert 0 < len(response.message) < 250
        assert response.body == b""

    def test_a_reset_is_a_cut_off(self) -> None:
        async def reset(request: object, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>")
            await writer.drain()
            writer.transport.abort()

        response, _ = fetch({"/feed": reset})
        assert response.outcome is Outcome.CUT_OFF

    def test_a_gzip_stream_cut_with_consistent_lengths_is_noticed(self) -> None:
        packed = gzip.compress(FEED * 100)
        response, _ = fetch({"/feed": answer(packed[: len(packed) // 2], content_encoding="gzip")})
        assert (response.outcome, response.body) == (Outcome.CUT_OFF, b"")

    def test_headers_as_long_as_honest_sites_send_them_are_read(self) -> None:
        response, _ = fetch({"/feed": answer(FEED, X_Policy="p" * 15_000)})
        assert response.outcome is Outcome.OK


class TestLimits:
    @pytest.mark.parametrize(
        "slow",
        [
            hang,
            trickle(b"HTTP/1.1 200 OK\r\nX-A: "),
            trickle(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"),
        ],
        ids=["silence", "slow head", "slow body"],
    )
    def test_a_slow_answer_ends_at_the_deadline(self, slow: Handler) -> None:
        response, _ = fetch({"/feed": slow}, feed_seconds=0.3)
        assert response.outcome is Outcome.TIMED_OUT
        assert "0.3 seconds" in response.message

    def test_endless_informational_answers_end_at_the_deadline(self) -> None:
        async def hints(request: object, writer: asyncio.StreamWriter) -> None:
            while True:
                writer.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
                await writer.drain()
                await asyncio.sleep(0.01)

        response, _ = fetch({"/feed": hints}, feed_seconds=0.3)
        assert response.outcome is Outcome.TIMED_OUT

    def test_one_deadline_spans_all_redirects(self) -> None:
        def slowly(wire: bytes) -> Handler:
            async def handler(request: object, writer: asyncio.StreamWriter) -> None:
                await asyncio.sleep(0.3)  # each answer alone is well within the deadline
                writer.write(wire)

            return handler

        answers = {"/feed": slowly(redirect("/2")), "/2": slowly(redirect("/3")), "/3": slowly(answer(FEED))}
        response, _ = fetch(answers, feed_seconds=0.7)
        assert response.outcome is Outcome.TIMED_OUT

    @pytest.mark.parametrize(
        "endless",
        [
            flood(NO_LENGTH, b"x" * 65_536),
            flood(CHUNKED, b"10000\r\n" + b"x" * 65_536 + b"\r\n"),
            answer(b"x" * 200_001),
            answer(gzip.compress(b"word " * 50_000), content_encoding="gzip"),
        ],
        ids=["no length", "chunked", "just over", "unpacked"],
    )
    def test_a_document_over_the_limit_is_refused(self, endless: bytes | Handler) -> None:
        response, _ = fetch({"/feed": endless}, feed_bytes=200_000)
        assert response.outcome is Outcome.TOO_LARGE
        assert "200,000" in response.message

    def test_a_document_that_announces_its_size_is_refused_unread(self) -> None:
        response, _ = fetch({"/feed": trickle(b"HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n")})
        assert response.outcome is Outcome.TOO_LARGE

    def test_each_kind_of_document_has_its_own_limit(self) -> None:
        big = {"/feed": answer(b"x" * 5000)}
        assert fetch(big, kind=DocumentKind.PAGE, page_bytes=4999)[0].outcome is Outcome.TOO_LARGE
        assert fetch(big, kind=DocumentKind.FEED, page_bytes=4999)[0].outcome is Outcome.OK

    def test_one_byte_chunks_are_not_waited_for(self) -> None:
        response, _ = fetch({"/feed": flood(CHUNKED, b"1\r\nx\r\n" * 5000)})
        assert response.outcome is Outcome.BAD_RESPONSE


class TestRedirects:
    @pytest.mark.parametrize("status", ["301 A", "302 B", "303 C", "307 D", "308 E"])
    def test_a_redirect_is_followed_to_another_host(self, status: str) -> None:
        answers = {"/feed": redirect("http://other.example/new#x", status), "other.example/new": answer(FEED)}
        response, _ = fetch(answers)
        assert response.body == FEED
        assert response.url == "http://other.example/new"
        assert response.redirects == ("http://news.example/feed",)
        assert response.permanent is status.startswith(("301", "308"))

    def test_a_chain_is_permanent_only_when_every_hop_is(self) -> None:
        answers = {"/feed": redirect("/2", "301 A"), "/2": redirect("/3", "302 B"), "/3": answer(FEED)}
        response, _ = fetch(answers)
        assert response.redirects == ("http://news.example/feed", "http://news.example/2")
        assert response.permanent is False

    def test_five_redirects_are_followed_and_no_sixth(self) -> None:
        answers = {f"/{number}": redirect(f"/{number + 1}") for number in range(7)}
        answers["/5"] = answer(FEED)
        assert fetch(answers, "http://news.example/0")[0].outcome is Outcome.OK
        answers["/5"] = redirect("/6")
        response, site = fetch(answers, "http://news.example/0")
        assert response.outcome is Outcome.REFUSED_REDIRECT
        assert site.asked("/6") == []

    @pytest.mark.parametrize(
        "location",
        [
            "/feed",
            "http://NEWS.example:80/feed#again",
            "file:///etc/passwd",
            "gopher://news.example:80/_x",
            "data:text/plain,x",
            "http://news.example:22/",
            "http://user:secret@other.example/",
            "http://news.example\\@other.example/",
            "/a\x7fb",
            "/" + "a" * 9000,
        ],
    )
    def test_a_hop_we_must_not_follow_is_refused(self, location: str) -> None:
        response, site = fetch({"/feed": redirect(location)})
        assert response.outcome is Outcome.REFUSED_REDIRECT
        assert response.url == "http://news.example/feed"
        assert "secret" not in response.message
        assert len(site.requests) == 2  # robots.txt and the feed

    @pytest.mark.parametrize("host", ["169.254.169.254", "127.0.0.1", "2130706433", "[::1]", "localhost"])
    def test_a_hop_to_an_inner_address_is_refused(self, host: str) -> None:
        response, site = fetch({"/feed": redirect(f"http://{host}/canary"), "/canary": answer(b"secret")})
        assert response.outcome is Outcome.REFUSED_ADDRESS
        assert site.asked("/canary") == []

    def test_an_encoded_line_break_stays_encoded(self) -> None:
        _, site = fetch({"/feed": redirect("/b?x=%0d%0aX-Injected:%20yes"), "/b": answer(FEED)})
        (request,) = site.asked("/b?x=%0d%0aX-Injected:%20yes")
        assert "x-injected" not in request.headers

    def test_cookies_do_not_come_along(self) -> None:
        first = answer(status="302 Found", Location="/b", Set_Cookie="sid=1; Path=/")
        _, site = fetch({"/feed": first, "/b": answer(FEED)})
        assert all("cookie" not in request.headers for request in site.requests)


class TestTls:
    def fetch(self, tls: ssl.SSLContext | None) -> Response:
        async def run() -> Response:
            async with serving({"/feed": answer(FEED)}, tls) as site:
                settings = settings_for(site, robots_seconds=0.5)
                async with Fetcher(settings, clock=lambda: NOW) as fetcher:
                    return await fetcher.get("https://news.example/feed", DocumentKind.FEED)

        return asyncio.run(run())

    def test_a_certificate_that_nobody_vouches_for_is_refused(self, self_signed: ssl.SSLContext) -> None:
        response = self.fetch(self_signed)
        assert response.outcome is Outcome.TLS_FAILED
        assert "certificate" in response.message

    def test_a_server_that_speaks_no_tls_is_a_tls_failure(self) -> None:
        async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            writer.close()

        async def run() -> Response:
            async with await asyncio.start_server(plain, "127.0.0.1", 0) as server:
                site = Site({}, port=server.sockets[0].getsockname()[1])
                async with Fetcher(settings_for(site), clock=lambda: NOW) as fetcher:
                    return await fetcher.get("https://news.example/feed", DocumentKind.FEED)

        assert asyncio.run(run()).outcome is Outcome.TLS_FAILED


def test_waiting_for_a_slot_does_not_count_against_the_deadline() -> None:
    robots = RobotsCache([RobotsFile("http://news.example", 404, b"", NOW)])

    async def run() -> list[Response]:
        async with serving({"/feed": answer(FEED)}) as site:
            settings = settings_for(site, domain_spacing_seconds=1, feed_seconds=0.9)
            async with Fetcher(settings, clock=lambda: NOW, robots=robots) as fetcher:
                asked = (fetcher.get("http://news.example/feed", DocumentKind.FEED) for _ in range(2))
                return await asyncio.gather(*asked)

    responses = asyncio.run(run())
    assert [response.outcome for response in responses] == [Outcome.OK, Outcome.OK]


def test_one_host_never_sees_more_than_two_requests_at_once() -> None:
    async def slow(request: object, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.02)
        writer.write(answer(FEED))

    async def run() -> int:
        async with serving({"/feed": slow}) as site:
            async with Fetcher(settings_for(site), clock=lambda: NOW) as fetcher:
                asked = (fetcher.get(f"http://news.example/feed?{n}", DocumentKind.FEED) for n in range(9))
                await asyncio.gather(*asked)
            return site.most_in_flight

    assert asyncio.run(run()) == 2
