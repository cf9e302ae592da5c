"""One look at one feed or site: what would the pipeline store of it? Stores nothing and needs no database.

The functions are those of the pipeline: a page is read with its parts, with its other form and with the feed's text. What
only the database knows is missing: lines that the site is known to repeat stay in the text, and no other feed is asked for
its text.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime

from wirecopy.clock import Clock
from wirecopy.extract.decide_article import article_state
from wirecopy.extract.feed_text import LASTING_REFUSALS, NOTHING, feed_text_of
from wirecopy.extract.page_or_feed import metadata_of
from wirecopy.fetch import Fetcher
from wirecopy.model import (
    DocumentKind,
    Entry,
    Extraction,
    FeedLink,
    FeedText,
    Outcome,
    ParsedFeed,
    Response,
    SeenPage,
)
from wirecopy.schedule.domain_breaker import DomainBreaker
from wirecopy.schedule.fetch_decision import FetchedParts, KnownPage, decide_fetch
from wirecopy.settings import Settings
from wirecopy.stages.extract_workers import ExtractWorkers, PageDocument
from wirecopy.stages.feed_worker import FeedWorker
from wirecopy.stages.fetch_parts import PartFetcher, PartFinder
from wirecopy.stages.read_page import PartDocument, read_feed_text, read_page
from wirecopy.stages.stage_log import StageLog
from wirecopy.urls import clean_url


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
    now = Clock.starting_at(settings.now).now
    async with Fetcher(settings, clock=now) as fetcher:
        check = _read_feed(await fetcher.get(url, DocumentKind.FEED), settings)
        if check.links and check.parsed is None:
            found = _read_feed(await fetcher.get(check.links[0].url, DocumentKind.FEED), settings)
            check = replace(found, links=check.links)
        entries = check.parsed.entries if check.parsed else ()
        entry = next((entry for entry in entries if entry.link), None)
        if entry is None:
            return check
        page, article = await _check_page(fetcher, settings, check.response.url, entry, now())
    return replace(check, page=page, article=article)


def _read_feed(response: Response, settings: Settings) -> FeedCheck:
    if response.outcome is not Outcome.OK:
        return FeedCheck(response.outcome, response.message, response)
    with FeedWorker(settings.parse) as worker:
        (result,) = worker.parse([(response, {})])
    return FeedCheck(result.outcome, result.message, response, result.parsed, result.links)


async def _check_page(
    fetcher: Fetcher, settings: Settings, feed_url: str, entry: Entry, now: datetime
) -> tuple[Response, Extraction | None]:
    """The answer of an entry's page, and its article as it would be stored; None where there is none yet."""
    url, feed_text = clean_url(entry.link or ""), feed_text_of(entry, feed_url)
    response = await fetcher.get(url, DocumentKind.PAGE)
    fetched = decide_fetch(KnownPage(), response, FetchedParts(), now=now, policy=settings.recheck)
    is_given_up = fetched.fetch_state.next_fetch_at is None or response.outcome in LASTING_REFUSALS
    log = StageLog()
    with ExtractWorkers(settings.model_copy(update={"extract_workers": 1}), log, _no_memory) as workers:
        if fetched.is_new:
            read = await _read_with_parts(fetcher, workers, settings, log, url, response, feed_text)
        elif is_given_up and feed_text is not None and feed_text.content:
            read = read_feed_text(workers, url, NOTHING, feed_text)
        else:
            return response, None
    seen = SeenPage(None, 0, now, response.url if read.replaces is None else url, now, url)
    is_article = read.outcome is Outcome.EXTRACTED
    return response, article_state(seen, 0, read, metadata_of(entry, now)).extraction if is_article else read


async def _read_with_parts(
    fetcher: Fetcher,
    workers: ExtractWorkers,
    settings: Settings,
    log: StageLog,
    url: str,
    response: Response,
    feed_text: FeedText | None,
) -> Extraction:
    deadline = asyncio.get_running_loop().time() + settings.fetch_budget.total_seconds()
    breaker = DomainBreaker(max_refusals=1)
    with PartFinder(settings.parse, log) as finder:
        part_fetcher = PartFetcher(
            fetcher, finder, log, deadline=deadline, max_bytes=settings.fetch.page_bytes
        )
        parts = await part_fetcher.fetch_further(response, breaker)
        read = _read(workers, url, response, parts, feed_text)
        if read.alternate is None:
            return read
        # The pipeline does this in its next run.
        return _read(
            workers, url, response, await part_fetcher.fetch_alternate(read.alternate, breaker), feed_text
        )


def _read(
    workers: ExtractWorkers, url: str, response: Response, parts: FetchedParts, feed_text: FeedText | None
) -> Extraction:
    documents = [
        PartDocument(number, part.kind, _document(part.response))
        for number, part in enumerate(parts.parts, start=2)
        if part.response.outcome is Outcome.OK
    ]
    return read_page(workers, _document(response), documents, feed_text, listed_url=url).extraction


def _document(response: Response) -> PageDocument:
    return PageDocument(response.url, response.content_type, response.body)


def _no_memory(_url: str) -> None:
    """What sites repeat stands in the database only."""
