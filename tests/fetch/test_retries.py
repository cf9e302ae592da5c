"""Trouble that passes within seconds costs no document, and trouble that stays costs a server three requests at most."""

import asyncio
import gzip
from collections.abc import Iterable

import pytest

from tests.fetch.site import NOW, Handler, Request, Site, answer, fetch, hang, redirect, serving, settings_for
from wirecopy.fetch import Fetcher, RobotsCache
from wirecopy.model import DocumentKind, Outcome, Response, RobotsFile, Validators

FEED = b"<rss version='2.0'><channel><title>Harbour News</title></channel></rss>"
URL = "http://news.example/feed"
NO_ROBOTS = RobotsFile("http://news.example", 404, b"", NOW)
ERROR = answer(status="500 Internal Server Error")
CUT = b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>"
DAMAGED = answer(gzip.compress(FEED)[:-8] + b"\0" * 8, content_encoding="gzip")


async def hang_up(request: Request, writer: asyncio.StreamWriter) -> None:
    """Close the connection without a word."""


async def reset(request: Request, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


def in_turn(*answers: bytes | Handler) -> Handler:
    """One answer for each request, and the last for all later ones."""
    left: list[bytes | Handler] = list(answers)

    async def handler(request: Request, writer: asyncio.StreamWriter) -> None:
        now = left.pop(0) if len(left) > 1 else left[0]
        if callable(now):
            await now(request, writer)
        else:
            writer.write(now)
            await writer.drain()

    return handler


PASSING: list[tuple[bytes | Handler, Outcome]] = [
    (hang_up, Outcome.CUT_OFF),
    (reset, Outcome.CUT_OFF),
    (CUT, Outcome.CUT_OFF),
    (answer(gzip.compress(FEED)[:-20], content_encoding="gzip"), Outcome.CUT_OFF),
    (ERROR, Outcome.SERVER_ERROR),
    (answer(status="503 Service Unavailable"), Outcome.SERVER_ERROR),
]
NAMES = ["hung up", "reset", "cut", "cut gzip", "500", "503"]


@pytest.mark.parametrize("failures", [1, 2])
@pytest.mark.parametrize(("trouble", "outcome"), PASSING, ids=NAMES)
def test_a_document_arrives_although_the_server_fails_at_first(
    trouble: bytes | Handler, outcome: Outcome, failures: int
) -> None:
    response, site = fetch({"/feed": in_turn(*[trouble] * failures, answer(FEED))})
    assert (response.outcome, response.body, response.message) == (Outcome.OK, FEED, "")
    assert len(site.asked("/feed")) == failures + 1


@pytest.mark.parametrize(("trouble", "outcome"), PASSING, ids=NAMES)
def test_a_server_that_fails_on_is_asked_three_times(trouble: bytes | Handler, outcome: Outcome) -> None:
    response, site = fetch({"/feed": trouble})
    assert response.outcome is outcome
    assert response.message.endswith("(after 3 tries)")
    assert len(site.asked("/feed")) == 3


def test_the_last_try_says_how_it_ended() -> None:
    response, site = fetch({"/feed": in_turn(ERROR, CUT, answer(status="404 Not Found"))})
    assert (response.outcome, response.status) == (Outcome.NOT_FOUND, 404)
    assert response.message == "the server answered 404 Not Found (after 3 tries)"
    assert len(site.asked("/feed")) == 3


@pytest.mark.parametrize(
    ("decided", "outcome"),
    [
        (answer(status="429 Too Many Requests"), Outcome.RATE_LIMITED),
        (answer(status="429 Too Many Requests", Retry_After="1"), Outcome.RATE_LIMITED),
        (answer(status="503 Service Unavailable", Retry_After="1"), Outcome.RATE_LIMITED),
        (answer(status="500 Internal Server Error", Retry_After="1"), Outcome.SERVER_ERROR),
        (answer(status="403 Forbidden"), Outcome.FORBIDDEN),
        (answer(status="404 Not Found"), Outcome.NOT_FOUND),
        (answer(status="304 Not Modified"), Outcome.BAD_RESPONSE),
        (redirect("/feed"), Outcome.REFUSED_REDIRECT),
    ],
)
def test_what_a_server_decided_or_named_a_time_for_is_not_asked_again(
    decided: bytes, outcome: Outcome
) -> None:
    response, site = fetch({"/feed": decided})
    assert response.outcome is outcome
    assert "tries" not in response.message
    assert len(site.asked("/feed")) == 1


class TestTime:
    def test_a_server_that_never_answers_is_asked_once(self) -> None:
        response, site = fetch({"/feed": hang}, feed_seconds=0.3, connect_seconds=0.1)
        assert response.outcome is Outcome.TIMED_OUT
        assert len(site.asked("/feed")) == 1

    def test_one_deadline_spans_all_tries(self) -> None:
        response, site = fetch({"/feed": in_turn(ERROR, hang)}, feed_seconds=0.5, connect_seconds=0.1)
        assert response.outcome is Outcome.TIMED_OUT
        assert response.message == "no complete answer within 0.5 seconds (after 2 tries)"
        assert len(site.asked("/feed")) == 2

    def test_no_try_begins_with_less_time_than_connecting_may_take(self) -> None:
        response, site = fetch({"/feed": ERROR}, feed_seconds=5, connect_seconds=10)
        assert response.outcome is Outcome.SERVER_ERROR
        assert len(site.asked("/feed")) == 1


class TestDamagedCompression:
    def test_the_document_is_asked_for_once_more_without(self) -> None:
        async def handler(request: Request, writer: asyncio.StreamWriter) -> None:
            writer.write(answer(FEED) if request.headers["accept-encoding"] == "identity" else DAMAGED)

        response, site = fetch({"/feed": handler}, validators=Validators('"1"'))
        assert response.body == FEED
        first, second = site.asked("/feed")
        assert first.headers["accept-encoding"] == "gzip, deflate, br, zstd"
        assert second.headers["if-none-match"] == '"1"'

    def test_a_server_that_compresses_all_the_same_is_not_asked_a_third_time(self) -> None:
        response, site = fetch({"/feed": DAMAGED})
        assert response.outcome is Outcome.BAD_ENCODING
        assert [r.headers["accept-encoding"] for r in site.asked("/feed")][1:] == ["identity"]

    def test_trouble_behind_it_may_pass_too_and_still_without(self) -> None:
        response, site = fetch({"/feed": in_turn(DAMAGED, CUT, answer(FEED))})
        assert response.body == FEED
        assert [r.headers["accept-encoding"] for r in site.asked("/feed")][1:] == ["identity", "identity"]


class TestRedirects:
    def test_only_the_address_that_failed_is_asked_again(self) -> None:
        response, site = fetch({"/feed": redirect("/2"), "/2": in_turn(ERROR, answer(FEED))})
        assert response.body == FEED
        assert response.redirects == (URL,)
        assert [len(site.asked(path)) for path in ("/feed", "/2")] == [1, 2]

    def test_the_way_has_two_retries_and_not_each_hop(self) -> None:
        answers: dict[str, bytes | Handler] = {"/feed": in_turn(ERROR, redirect("/2")), "/2": ERROR}
        response, site = fetch(answers)
        assert response.outcome is Outcome.SERVER_ERROR
        assert [len(site.asked(path)) for path in ("/feed", "/2")] == [2, 2]


class TestRobots:
    def test_a_site_is_not_shut_out_by_one_bad_second(self) -> None:
        answers: dict[str, bytes | Handler] = {
            "/robots.txt": in_turn(ERROR, answer(b"User-agent: *\nDisallow: /x\n")),
            "/feed": answer(FEED),
        }
        assert fetch(answers)[0].outcome is Outcome.OK

    def test_the_rules_are_asked_for_once_for_all_tries(self) -> None:
        _, site = fetch({"/feed": ERROR})
        assert [len(site.asked(path)) for path in ("/robots.txt", "/feed")] == [1, 3]

    def test_a_document_is_not_tried_for_when_the_rules_could_not_be_had(self) -> None:
        response, site = fetch({"/robots.txt": hang_up, "/feed": answer(FEED)})
        assert response.outcome is Outcome.REFUSED_ROBOTS
        assert [len(site.asked(path)) for path in ("/robots.txt", "/feed")] == [3, 0]


@pytest.mark.parametrize("robots", [[], [NO_ROBOTS]], ids=["first of all", "for a known site"])
def test_a_server_that_resets_every_connection_sees_three(robots: Iterable[RobotsFile]) -> None:
    connections = 0

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        writer.transport.abort()

    async def run() -> Response:
        async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
            site = Site({}, port=server.sockets[0].getsockname()[1])
            async with Fetcher(settings_for(site), clock=lambda: NOW, robots=RobotsCache(robots)) as fetcher:
                return await fetcher.get(URL, DocumentKind.FEED)

    assert not asyncio.run(run()).outcome.is_success
    assert connections == 3


class TestOthersOnTheDomain:
    def story(self, feed: bytes | Handler, asked: list[str], **limits: object) -> list[str]:
        """Ask for these paths at once; the paths of the requests in the order in which they came."""

        async def run() -> list[str]:
            async with serving({"/feed": feed, "/other": answer(FEED)}) as site:
                settings = settings_for(site, connections=1, connections_per_host=1, **limits)
                async with Fetcher(settings, clock=lambda: NOW, robots=RobotsCache([NO_ROBOTS])) as fetcher:
                    urls = (f"http://news.example{path}" for path in asked)
                    await asyncio.gather(*(fetcher.get(url, DocumentKind.FEED) for url in urls))
                return [request.path for request in site.requests]

        return asyncio.run(run())

    def test_a_retry_takes_its_turn_like_any_request(self) -> None:
        order = self.story(in_turn(ERROR, answer(FEED)), ["/feed", "/other", "/other"])
        assert order == ["/feed", "/other", "/other", "/feed"]

    def test_a_site_that_is_down_is_not_asked_three_times_for_everything(self) -> None:
        assert len(self.story(ERROR, ["/feed"] * 10, retries_per_domain=3)) == 13

    def test_who_pauses_before_a_retry_holds_nobody_up(self) -> None:
        async def run() -> Response:
            async with serving({"/feed": ERROR, "/other": answer(FEED)}) as site:
                settings = settings_for(site, connections=1, connections_per_host=1, retry_seconds=3600)
                async with Fetcher(settings, clock=lambda: NOW, robots=RobotsCache([NO_ROBOTS])) as fetcher:
                    pausing = asyncio.create_task(fetcher.get(URL, DocumentKind.FEED))
                    other = await fetcher.get("http://news.example/other", DocumentKind.FEED)
                    assert not pausing.done()
                    pausing.cancel()
                    return other

        assert asyncio.run(run()).outcome is Outcome.OK
