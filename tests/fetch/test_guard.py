"""Where a socket may lead, however the name or the number is written."""

import asyncio
import socket

import pytest

from tests.fetch.name_server import answering
from tests.fetch.site import NOW, answer, serving
from wirecopy.fetch import Fetcher
from wirecopy.fetch.guard import (
    AddressRefusedError,
    Guard,
    GuardedResolver,
    LoopbackConnector,
    refuse_unless_public,
)
from wirecopy.fetch.target import Endpoint, parse_endpoints
from wirecopy.model import DocumentKind, Outcome, Response
from wirecopy.settings import FetchLimits, Settings


def allowing(*endpoints: str) -> Settings:
    return Settings(allow_private=endpoints, fetch=FetchLimits(domain_spacing_seconds=0, retry_seconds=0))


def get(url: str, *allowed: str) -> Response:
    """Fetch through the real resolver and the real sockets; all these cases end on this machine."""

    async def run() -> Response:
        async with Fetcher(allowing(*allowed), clock=lambda: NOW) as fetcher:
            return await fetcher.get(url, DocumentKind.FEED)

    return asyncio.run(run())


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "169.254.169.254", "2130706433", "localhost", "127.0.0.1."]
)
def test_an_inner_address_is_refused_with_a_reason(host: str) -> None:
    response = get(f"http://{host}/feed")
    assert response.outcome is Outcome.REFUSED_ADDRESS
    assert response.message
    assert response.body == b""


def test_a_name_that_leads_inside_is_refused_by_the_resolver() -> None:
    async def run() -> None:
        resolver = GuardedResolver(Guard(frozenset()), seconds=5)
        try:
            with pytest.raises(AddressRefusedError, match=r"127\.0\.0\.1|::1"):
                await resolver.resolve("localhost", 80)
        finally:
            await resolver.close()

    asyncio.run(run())


def test_one_inner_answer_among_public_ones_condemns_the_name() -> None:
    refuse_unless_public("news.example", ["93.184.216.34", "2606:4700::1"])
    with pytest.raises(AddressRefusedError, match=r"news\.example leads to 10\.0\.0\.1"):
        refuse_unless_public("news.example", ["93.184.216.34", "10.0.0.1"])


def test_no_socket_is_opened_to_an_inner_address() -> None:
    guard = Guard(parse_endpoints(["127.0.0.1:9999"]))
    info = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "")
    with pytest.raises(AddressRefusedError):
        guard.open_socket((*info, ("127.0.0.1", 80)))
    guard.open_socket((*info, ("127.0.0.1", 9999))).close()
    guard.open_socket((*info, ("93.184.216.34", 80))).close()


def test_an_allowed_name_admits_its_addresses_on_its_port_only() -> None:
    guard = Guard(parse_endpoints(["intranet.example:8080"]))
    guard.check_answers(Endpoint("intranet.example", 8080), ["127.0.0.1"])
    info = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "")
    guard.open_socket((*info, ("127.0.0.1", 8080))).close()
    with pytest.raises(AddressRefusedError):
        guard.open_socket((*info, ("127.0.0.1", 80)))
    with pytest.raises(AddressRefusedError):
        guard.check_answers(Endpoint("other.example", 8080), ["127.0.0.1"])


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_an_allowed_endpoint_is_reached_and_its_neighbours_are_not(name: str) -> None:
    async def run() -> list[Response]:
        async with serving({"/feed": answer(b"<rss/>")}) as site, serving({}) as neighbour:
            settings = allowing(f"{name}:{site.port}")
            async with Fetcher(settings, clock=lambda: NOW) as fetcher:
                responses = [
                    await fetcher.get(f"http://{name}:{port}/feed", DocumentKind.FEED)
                    for port in (site.port, neighbour.port)
                ]
            assert neighbour.requests == []
            return responses

    reached, refused = asyncio.run(run())
    assert reached.body == b"<rss/>"
    assert refused.outcome is Outcome.REFUSED_ADDRESS


def test_a_redirect_from_an_allowed_endpoint_to_another_inner_one_is_refused() -> None:
    async def run() -> Response:
        async with serving({}) as secret:
            inside = answer(status="302 Found", Location=f"http://127.0.0.1:{secret.port}/canary")
            async with serving({"/feed": inside}) as site:
                settings = allowing(f"localhost:{site.port}")
                async with Fetcher(settings, clock=lambda: NOW) as fetcher:
                    response = await fetcher.get(f"http://localhost:{site.port}/feed", DocumentKind.FEED)
            assert secret.requests == []
            return response

    assert asyncio.run(run()).outcome is Outcome.REFUSED_ADDRESS


def test_a_name_that_does_not_exist_is_a_dns_failure() -> None:
    response = get("http://does-not-exist.invalid/feed")
    assert response.outcome is Outcome.DNS_FAILED
    assert "does-not-exist.invalid" in response.message


def test_dead_name_servers_hold_up_no_other_name() -> None:
    """32 of them once made all other names fail, and held the process at its end."""

    def silent_for_dead(name: str, _question: int) -> list[str] | None:
        return None if name.startswith("dead") else ["93.184.216.34"]

    async def run() -> list[str]:
        async with answering(silent_for_dead) as server:
            resolver = GuardedResolver(Guard(frozenset()), 60, (server.address,))
            dead = [asyncio.create_task(resolver.resolve(f"dead{n}.example", 80)) for n in range(200)]
            found = await resolver.resolve("alive.example", 80)
            assert not any(task.done() for task in dead)
            for task in dead:
                task.cancel()
            await resolver.close()
        return [each["host"] for each in found]

    assert asyncio.run(run()) == ["93.184.216.34"]


def test_a_name_that_is_found_at_the_second_try_is_no_failure() -> None:
    def found_later(_name: str, question: int) -> list[str]:
        return ["127.0.0.1"] if question else []

    async def run() -> Response:
        async with serving({"/feed": answer(b"<rss/>")}) as site, answering(found_later) as server:
            limits = FetchLimits(domain_spacing_seconds=0, retry_seconds=0, name_servers=(server.address,))
            settings = Settings(allow_private=(f"late.example:{site.port}",), fetch=limits)
            async with Fetcher(settings, clock=lambda: NOW) as fetcher:
                return await fetcher.get(f"http://late.example:{site.port}/feed", DocumentKind.FEED)

    assert asyncio.run(run()).outcome is Outcome.OK


def test_a_closed_port_is_a_connection_failure() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # taken, but not listened on
        port = closed.getsockname()[1]
        response = get(f"http://127.0.0.1:{port}/feed", f"127.0.0.1:{port}")
    assert response.outcome is Outcome.CONNECT_FAILED
    assert response.message.count("(after 3 tries)") == 1


class TestOneEndpointForAll:
    """`connect_to`: every connection goes to one loopback endpoint, and no other rule changes."""

    def fetch(self, url: str) -> tuple[Response, list[str]]:
        async def run() -> tuple[Response, list[str]]:
            async with serving({"/feed": answer(b"<rss/>")}) as site:
                limits = FetchLimits(domain_spacing_seconds=0, retry_seconds=0)
                settings = Settings(connect_to=f"127.0.0.1:{site.port}", fetch=limits)
                async with Fetcher(settings, clock=lambda: NOW) as fetcher:
                    response = await fetcher.get(url, DocumentKind.FEED)
                return response, [request.host for request in site.asked("/feed")]

        return asyncio.run(run())

    @pytest.mark.parametrize(
        ("url", "host"),
        [
            ("http://news.example/feed", "news.example"),
            ("http://does-not-exist.invalid:8080/feed", "does-not-exist.invalid:8080"),
            ("http://bücher.example/feed", "xn--bcher-kva.example"),
            ("http://93.184.216.34/feed", "93.184.216.34"),
            ("http://[2606:4700::1111]/feed", "[2606:4700::1111]"),
        ],
    )
    def test_any_public_host_is_served_from_there_under_its_own_name(self, url: str, host: str) -> None:
        response, hosts = self.fetch(url)
        assert response.body == b"<rss/>"
        assert hosts == [host]

    @pytest.mark.parametrize(
        ("url", "outcome"),
        [
            ("http://127.0.0.1/feed", Outcome.REFUSED_ADDRESS),
            ("http://[::1]/feed", Outcome.REFUSED_ADDRESS),
            ("http://10.1.2.3/feed", Outcome.REFUSED_ADDRESS),
            ("http://169.254.169.254/feed", Outcome.REFUSED_ADDRESS),
            ("http://localhost/feed", Outcome.REFUSED_ADDRESS),
            ("http://news.example:22/feed", Outcome.REFUSED_URL),
            ("ftp://news.example/feed", Outcome.REFUSED_URL),
        ],
    )
    def test_what_is_refused_otherwise_is_refused_here(self, url: str, outcome: Outcome) -> None:
        response, hosts = self.fetch(url)
        assert response.outcome is outcome
        assert hosts == []

    def test_a_socket_to_anywhere_else_is_never_opened(self) -> None:
        async def run() -> None:
            connector = LoopbackConnector(Endpoint("127.0.0.1", 8099))
            async with connector:
                info = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "")
                with pytest.raises(AddressRefusedError):
                    connector._open_socket((*info, ("93.184.216.34", 80)))

        asyncio.run(run())
