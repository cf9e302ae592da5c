"""One look at one feed or site, nothing stored: what would the pipeline make of it?"""

from __future__ import annotations

from dataclasses import dataclass

from wirecopy.clock import Clock
from wirecopy.config.wire_services import load_wire_services
from wirecopy.confine import ConfinedWorker, WorkerKilled
from wirecopy.extract import extract_page
from wirecopy.feeds import FeedError, discover_feeds, parse_feed
from wirecopy.fetch import Fetcher
from wirecopy.model import DocumentKind, Extraction, FeedLink, Outcome, ParsedFeed, Response
from wirecopy.settings import Settings


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What one address gave: as a feed, or as a site that names its feeds; and its first article."""

    outcome: Outcome
    message: str
    response: Response
    parsed: ParsedFeed | None = None
    links: tuple[FeedLink, ...] = ()
    page: Response | None = None
    article: Extraction | None = None


async def check_feed(url: str, settings: Settings) -> FeedCheck:
    """Poll one address once; a site that is no feed itself is asked for the first feed it names."""
    async with Fetcher(settings, clock=Clock.starting_at(settings.now).now) as fetcher:
        response = await fetcher.get(url, DocumentKind.FEED)
        check = _read(response, settings)
        if check.links and check.parsed is None:
            found = _read(await fetcher.get(check.links[0].url, DocumentKind.FEED), settings)
            check = FeedCheck(found.outcome, found.message, found.response, found.parsed, check.links)
        link = (
            next((entry.link for entry in check.parsed.entries if entry.link), None) if check.parsed else None
        )
        if link is None:
            return check
        page = await fetcher.get(link, DocumentKind.PAGE)
    article = _extract(page, settings) if page.outcome is Outcome.OK else None
    return FeedCheck(check.outcome, check.message, check.response, check.parsed, check.links, page, article)


def _read(response: Response, settings: Settings) -> FeedCheck:
    if response.outcome is not Outcome.OK:
        return FeedCheck(response.outcome, response.message, response)
    limits = settings.parse
    try:
        with ConfinedWorker(seconds=limits.seconds, memory_bytes=limits.memory_bytes) as worker:
            parsed = worker.call(parse_feed, response.body, response.url, response.content_type, limits)
    except WorkerKilled as error:
        return FeedCheck(Outcome.PARSER_KILLED, str(error), response)
    except FeedError as error:
        links = discover_feeds(response.body, response.url) if error.outcome is Outcome.NOT_A_FEED else ()
        return FeedCheck(error.outcome, error.message, response, links=links)
    return FeedCheck(Outcome.OK if parsed.entries else Outcome.EMPTY_FEED, parsed.note, response, parsed)


def _extract(page: Response, settings: Settings) -> Extraction:
    limits = settings.parse
    services = load_wire_services(settings.wire_services)
    try:
        with ConfinedWorker(
            seconds=limits.seconds, memory_bytes=limits.memory_bytes, preload=["wirecopy.extract.preload"]
        ) as worker:
            return worker.call(
                extract_page, page.body, page.url, content_type=page.content_type, wire_services=services
            )
    except WorkerKilled as error:
        return Extraction(Outcome.PARSER_KILLED, str(error))
