"""Turns, on an event loop whose clock jumps to the next timer, so that an hour of waiting takes no time."""

import asyncio
from collections import Counter, deque
from collections.abc import Coroutine

import pytest

from wirecopy.fetch.pacing import Pacer
from wirecopy.settings import FetchLimits


class InstantLoop(asyncio.SelectorEventLoop):
    """Nothing here waits for a socket, so when nothing is ready, the next timer is."""

    _now = 0.0
    _ready: deque[asyncio.Handle]
    _scheduled: list[asyncio.TimerHandle]

    def time(self) -> float:
        return self._now

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:
            self._now = max(self._now, self._scheduled[0].when())
        super()._run_once()  # type: ignore[misc]  # asyncio has no public step


def run(story: Coroutine[None, None, None]) -> None:
    with asyncio.Runner(loop_factory=InstantLoop) as runner:
        runner.run(story)


class Traffic:
    """Requests that take a while each, and what they saw of each other."""

    def __init__(self, **limits: float) -> None:
        self._pacer = Pacer(FetchLimits(**limits))
        self.starts: list[tuple[str, float]] = []
        self.most: Counter[str] = Counter()
        self._now: Counter[str] = Counter()

    async def request(self, host: str, domain: str, seconds: float = 0, crawl_delay: float = 0) -> None:
        async with self._pacer.turn(host, domain, crawl_delay):
            self.starts.append((domain, asyncio.get_running_loop().time()))
            for key in (host, "all"):
                self._now[key] += 1
                self.most[key] = max(self.most[key], self._now[key])
            await asyncio.sleep(seconds)
            for key in (host, "all"):
                self._now[key] -= 1

    def starts_on(self, domain: str) -> list[float]:
        return [round(start, 6) for name, start in self.starts if name == domain]


def test_starts_on_one_domain_keep_their_distance_across_its_hosts() -> None:
    async def story() -> None:
        traffic = Traffic(domain_spacing_seconds=1)
        hosts = ["www.a.example", "feeds.a.example", "a.example", "www.a.example"]
        await asyncio.gather(*(traffic.request(host, "a.example") for host in hosts))
        assert traffic.starts_on("a.example") == [0, 1, 2, 3]

    run(story())


def test_other_domains_do_not_wait() -> None:
    async def story() -> None:
        traffic = Traffic(domain_spacing_seconds=1)
        await asyncio.gather(*(traffic.request(name, name) for name in ("a", "b", "a", "c")))
        assert traffic.starts_on("b") == traffic.starts_on("c") == [0]

    run(story())


@pytest.mark.parametrize(("asked", "obeyed"), [(0.5, 1), (10, 10), (1e9, 60), (float("inf"), 60), (-5, 1)])
def test_a_crawl_delay_only_lengthens_the_distance_and_within_reason(asked: float, obeyed: float) -> None:
    async def story() -> None:
        traffic = Traffic(domain_spacing_seconds=1, max_crawl_delay_seconds=60)
        await asyncio.gather(*(traffic.request("a", "a", crawl_delay=asked) for _ in range(2)))
        assert traffic.starts_on("a") == [0, obeyed]

    run(story())


def test_slow_requests_to_one_host_overlap_at_most_twice() -> None:
    async def story() -> None:
        traffic = Traffic(domain_spacing_seconds=1, connections_per_host=2)
        await asyncio.gather(*(traffic.request("a", "a", seconds=30) for _ in range(6)))
        assert traffic.most["a"] == 2

    run(story())


def test_the_limit_for_all_holds_and_starts_keep_their_distance_behind_it() -> None:
    async def story() -> None:
        traffic = Traffic(domain_spacing_seconds=1, connections=3)
        names = ["a", "b", "c", "d", "d", "e", "e"]
        await asyncio.gather(*(traffic.request(name, name, seconds=7) for name in names))
        assert traffic.most["all"] == 3
        assert all(second - first >= 1 for first, second in (traffic.starts_on("d"), traffic.starts_on("e")))

    run(story())


def test_a_domain_that_waits_keeps_no_place_empty() -> None:
    async def story() -> None:
        traffic = Traffic(domain_spacing_seconds=60, connections=1)
        await traffic.request("a", "a")
        await asyncio.gather(traffic.request("a", "a"), traffic.request("b", "b"))
        assert traffic.starts_on("b") == [0]

    run(story())


def test_a_turn_that_fails_is_given_back() -> None:
    async def story() -> None:
        traffic = Traffic(domain_spacing_seconds=0, connections=1)
        given_up = asyncio.create_task(traffic.request("a", "a", seconds=100))
        await asyncio.sleep(1)
        given_up.cancel()
        await traffic.request("a", "a")
        assert traffic.starts_on("a") == [0, 1]

    run(story())


def test_no_request_begins_while_too_many_bytes_wait_to_be_read() -> None:
    async def story() -> None:
        pacer, order = Pacer(FetchLimits(waiting_bytes=10)), []

        async def request() -> None:
            async with pacer.turn("b.example", "b.example"):
                order.append("asked")

        with pacer.bodies.reserving(4):
            await request()
            with pacer.bodies.reserving(6):
                waiting = asyncio.create_task(request())
                await asyncio.sleep(60)
                order.append("read")
            await waiting
        assert order == ["asked", "read", "asked"]

    run(story())


def test_who_waits_for_room_is_in_nobodys_way_who_could_make_it() -> None:
    """A body may need a further request before it is let go, to a domain where others wait already."""

    async def story() -> None:
        pacer, order = Pacer(FetchLimits(waiting_bytes=10, connections=1, connections_per_host=1)), []

        async def request(name: str) -> None:
            async with pacer.turn("a.example", "a.example"):
                order.append(name)

        with pacer.bodies.reserving(10):
            waiting = [asyncio.create_task(request("waited")) for _ in range(3)]
            await asyncio.sleep(60)
            with pacer.bodies.exempt():
                await request("passed")
        await asyncio.gather(*waiting)
        assert order == ["passed", "waited", "waited", "waited"]

    run(story())


def test_room_that_is_gone_when_a_place_is_had_is_waited_for() -> None:
    async def story() -> None:
        pacer, order = Pacer(FetchLimits(waiting_bytes=10, connections=1, domain_spacing_seconds=0)), []

        async def request(name: str, *, brings: int = 0) -> None:
            async with pacer.turn(name, name):
                await asyncio.sleep(1)
                order.append(name)
            with pacer.bodies.reserving(brings):
                await asyncio.sleep(60)
                order.append(f"{name} stored")

        await asyncio.gather(request("a", brings=10), request("b"), request("c"))
        assert order == ["a", "a stored", "b", "c", "b stored", "c stored"]

    run(story())
