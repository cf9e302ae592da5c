"""robots.txt is asked for once, believed for a day, and obeyed."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fetch.site import (
    NOW,
    Answers,
    Handler,
    Site,
    answer,
    fetch,
    flood,
    hang,
    redirect,
    serving,
    settings_for,
)
from wirecopy.fetch import Fetcher, RobotsCache
from wirecopy.fetch.robots import parse_rules
from wirecopy.model import DocumentKind, Outcome, RobotsFile

PAGE = answer(b"<html></html>", content_type="text/html")
ORIGIN = "http://news.example"


def robots(text: str | bytes) -> Answers:
    body = text if isinstance(text, bytes) else text.encode()
    return {"/robots.txt": answer(body, content_type="text/plain"), "/a": PAGE, "/b": PAGE}


def outcome(answers: Answers, path: str = "/a", kind: DocumentKind = DocumentKind.PAGE) -> Outcome:
    response, _ = fetch({"/a": PAGE, **answers}, ORIGIN + path, kind, robots_seconds=0.3)
    return response.outcome


@pytest.mark.parametrize("kind", [DocumentKind.PAGE, DocumentKind.FEED])
def test_what_a_site_forbids_is_not_asked_for(kind: DocumentKind) -> None:
    response, site = fetch(robots("User-agent: *\nDisallow: /a\n"), f"{ORIGIN}/a", kind)
    assert response.outcome is Outcome.REFUSED_ROBOTS
    assert ORIGIN in response.message
    assert site.asked("/a") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("User-agent: *\nDisallow: /b\n", Outcome.OK),
        ("User-agent: *\nDisallow: /\n\nUser-agent: wirecopy\nAllow: /\n", Outcome.OK),
        ("User-agent: Wirecopy\nDisallow: /\n", Outcome.REFUSED_ROBOTS),
        ("\ufeffUser-agent: *\nDisallow: /a\n", Outcome.REFUSED_ROBOTS),
        ("User-agent: *\rDisallow: /a\r", Outcome.REFUSED_ROBOTS),
        ("<html>no robots here</html>", Outcome.OK),
        ("", Outcome.OK),
        (b"\xff\xfe\x00User-agent", Outcome.OK),
    ],
)
def test_the_rules_for_our_name_count(text: str | bytes, expected: Outcome) -> None:
    assert outcome(robots(text)) is expected


def test_rules_match_the_percent_encoded_address() -> None:
    response, _ = fetch(robots("User-agent: *\nDisallow: /%C3%BC\n"), f"{ORIGIN}/ü", DocumentKind.PAGE)
    assert response.outcome is Outcome.REFUSED_ROBOTS


@pytest.mark.parametrize(
    ("robots_answer", "expected"),
    [
        (answer(status="404 Not Found"), Outcome.OK),
        (answer(status="403 Forbidden"), Outcome.OK),
        (answer(status="500 Internal Server Error"), Outcome.REFUSED_ROBOTS),
        (answer(status="503 Service Unavailable", Retry_After="60"), Outcome.REFUSED_ROBOTS),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nUser-agent", Outcome.REFUSED_ROBOTS),
        (b"rubbish\r\n\r\n", Outcome.REFUSED_ROBOTS),
        (hang, Outcome.REFUSED_ROBOTS),
        (redirect("/robots.txt"), Outcome.OK),
    ],
    ids=["404", "403", "500", "503", "cut off", "rubbish", "silence", "loop"],
)
def test_an_absent_file_allows_all_and_an_unreadable_one_forbids_all(
    robots_answer: bytes, expected: Outcome
) -> None:
    assert outcome({"/robots.txt": robots_answer}) is expected


def test_a_file_that_moved_is_followed() -> None:
    answers: dict[str, bytes | Handler] = {
        "/robots.txt": redirect("http://www.news.example/robots2.txt"),
        "/a": PAGE,
    }
    answers["www.news.example/robots2.txt"] = answer(b"User-agent: *\nDisallow: /\n")
    assert outcome(answers) is Outcome.REFUSED_ROBOTS


def test_rules_count_up_to_the_limit_of_512_kib() -> None:
    early, late = b"User-agent: *\nDisallow: /a\n", b"Disallow: /b\n"
    head = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + early + b"#" * 530_000 + b"\n" + late
    endless: Answers = {"/robots.txt": flood(head, b"#" * 65_536), "/b": PAGE}
    assert outcome(endless, "/a") is Outcome.REFUSED_ROBOTS
    assert outcome(endless, "/b") is Outcome.OK


def test_a_redirect_into_a_forbidden_place_is_not_followed() -> None:
    answers = {**robots("User-agent: *\nDisallow: /b\n"), "/a": redirect("/b")}
    response, site = fetch(answers, f"{ORIGIN}/a", DocumentKind.PAGE)
    assert response.outcome is Outcome.REFUSED_ROBOTS
    assert site.asked("/b") == []


def test_many_requests_at_once_ask_for_the_file_once() -> None:
    async def run() -> Site:
        async with serving(robots("User-agent: *\nAllow: /\n")) as site:
            async with Fetcher(settings_for(site), clock=lambda: NOW) as fetcher:
                await asyncio.gather(*(fetcher.get(f"{ORIGIN}/a", DocumentKind.PAGE) for _ in range(8)))
            return site

    site = asyncio.run(run())
    assert len(site.asked("/robots.txt")) == 1
    assert len(site.asked("/a")) == 8


def test_an_unreadable_file_is_asked_for_once_per_run_and_not_kept() -> None:
    cache = RobotsCache()

    async def run() -> Site:
        async with serving({"/robots.txt": answer(status="500 Oops")}) as site:
            async with Fetcher(settings_for(site, retries=0), clock=lambda: NOW, robots=cache) as fetcher:
                await fetcher.get(f"{ORIGIN}/a", DocumentKind.PAGE)
                await fetcher.get(f"{ORIGIN}/b", DocumentKind.PAGE)
            return site

    assert len(asyncio.run(run()).asked("/robots.txt")) == 1
    assert cache.kept == []


def test_a_fresh_copy_of_the_caller_is_used() -> None:
    known = RobotsFile(ORIGIN, 200, b"User-agent: *\nDisallow: /a\n", NOW - timedelta(hours=23))
    cache = RobotsCache([known])
    response, site = fetch(robots(""), f"{ORIGIN}/a", DocumentKind.PAGE, robots=cache)
    assert response.outcome is Outcome.REFUSED_ROBOTS
    assert site.requests == []
    assert cache.kept == []


def test_an_old_copy_is_replaced_and_handed_back() -> None:
    known = RobotsFile(ORIGIN, 200, b"User-agent: *\nDisallow: /a\n", NOW - timedelta(hours=24))
    cache = RobotsCache([known])
    response, _ = fetch(robots("User-agent: *\n"), f"{ORIGIN}/a", DocumentKind.PAGE, robots=cache)
    assert response.outcome is Outcome.OK
    assert cache.kept == [RobotsFile(ORIGIN, 200, b"User-agent: *\n", NOW)]


def test_an_old_copy_stands_in_for_a_file_that_is_out_of_reach() -> None:
    known = RobotsFile(ORIGIN, 200, b"User-agent: *\nDisallow: /a\n", NOW - timedelta(days=3))
    cache = RobotsCache([known])

    async def run() -> tuple[list[Outcome], Site]:
        async with serving({"/robots.txt": answer(status="500 Oops"), "/b": PAGE}) as site:
            async with Fetcher(settings_for(site, retries=0), clock=lambda: NOW, robots=cache) as fetcher:
                responses = [
                    await fetcher.get(f"{ORIGIN}/{path}", DocumentKind.PAGE) for path in ("a", "b", "b")
                ]
            return [response.outcome for response in responses], site

    outcomes, site = asyncio.run(run())
    assert outcomes == [Outcome.REFUSED_ROBOTS, Outcome.OK, Outcome.OK]
    assert len(site.asked("/robots.txt")) == 1
    assert cache.kept == []


def test_an_absent_file_is_remembered_too() -> None:
    cache = RobotsCache()
    fetch({"/a": PAGE}, f"{ORIGIN}/a", DocumentKind.PAGE, robots=cache)
    assert cache.kept == [RobotsFile(ORIGIN, 404, b"", NOW)]


def test_long_files_are_not_all_held_and_none_is_asked_for_again() -> None:
    """60 subdomains with 512 KiB each brought the stage to 939 MiB."""
    long = robots("User-agent: *\nDisallow: /a\n" + "#" * 500_000)
    found: list[str] = []

    class Files(RobotsCache):
        async def find(self, origin: str) -> RobotsFile | None:
            found.append(origin)
            return await super().find(origin)

    hosts = [f"http://s{number}.news.example" for number in range(12)]

    async def run() -> Site:
        async with (
            serving(long) as site,
            Fetcher(settings_for(site), clock=lambda: NOW, robots=Files()) as fetcher,
        ):
            for host in [*hosts, hosts[-1], hosts[0]]:
                assert (await fetcher.get(f"{host}/a", DocumentKind.PAGE)).outcome is Outcome.REFUSED_ROBOTS
            return site

    assert len(asyncio.run(run()).asked("/robots.txt")) == 12
    assert found == [*hosts, hosts[0]]


@pytest.mark.parametrize(
    "text",
    ["User-agent: *\nDisallow: /" + "a*" * 2000 + "$\n", "Crawl-delay: 5\n" * 1000, "x" * 100_000],
    ids=["stars", "no group", "one word"],
)
def test_a_hostile_file_is_only_a_file(text: str) -> None:
    assert parse_rules(text.encode()).can_fetch(f"{ORIGIN}/" + "a" * 500, "Wirecopy")


ROBOTS_PARTS = st.sampled_from(
    [
        "User-agent: *",
        "Disallow:",
        "Allow: ",
        "Crawl-delay: ",
        "nan",
        "1e999",
        "/*$",
        "\n",
        "\r\n",
        ":",
        "#",
        "%zz",
    ]
)


@given(st.lists(ROBOTS_PARTS | st.text(max_size=5), max_size=20))
def test_no_file_at_all_raises(parts: list[str]) -> None:
    rules = parse_rules("".join(parts).encode(errors="surrogatepass"))
    rules.can_fetch(f"{ORIGIN}/a", "Wirecopy")
    assert (rules.crawl_delay("Wirecopy") or 0) is not None
