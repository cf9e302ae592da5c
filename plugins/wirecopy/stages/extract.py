"""extract: fetched pages become articles and revisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from psycopg import Connection

from wirecopy.dedupe.compare import words_changed
from wirecopy.extract.feed_text import MIN_CHARACTERS, as_page, with_feed_text
from wirecopy.extract.site_memory.memory import without_lines
from wirecopy.model import Extraction, Outcome, Precision
from wirecopy.stages.context import StageContext
from wirecopy.stages.extract_workers import ExtractWorkers
from wirecopy.stages.parts import documents_of, read_parts
from wirecopy.store.article import (
    ArticleState,
    KnownArticle,
    RevisionCause,
    add_article,
    article_seen,
    change_article,
    lock_article,
)
from wirecopy.store.database import Database
from wirecopy.store.entry import FeedMetadata, feed_metadata_of, full_text_of, page_key
from wirecopy.store.outlet import outlet_of
from wirecopy.store.page import (
    FeedOnlyPage,
    RawPage,
    WaitingPage,
    begin_extraction,
    claim_feed_only,
    claim_waiting,
    order_alternate,
    save_alternate,
    save_extraction,
    save_feed_text_read,
    set_article,
    still_waiting,
)
from wirecopy.store.part import save_part_words
from wirecopy.store.site_line import see_boilerplate
from wirecopy.store.stated_time import StoredTime, stored_time
from wirecopy.urls import registrable_domain

_CLAIM = 32  # bodies are up to 5 MiB each, and a killed worker gives back no more than this
_MAX_ATTEMPTS = 2  # a page that took its whole task down twice is set aside


def extract(context: StageContext) -> dict[str, int]:
    """Extract waiting pages until none is left; several tasks may do so side by side."""
    counts: Counter[str] = Counter()
    with ExtractWorkers(context.settings, context.database) as extractors:
        while pages := context.database.transact(_claim, context):
            counts.update(extractors.each(partial(_extract, context, extractors), pages))
        while feed_only := context.database.transact(_claim_feed_only, context):
            counts.update(extractors.each(partial(_extract_feed_only, context, extractors), feed_only))
    return dict(counts)


def _extract(context: StageContext, extractors: ExtractWorkers, page: WaitingPage) -> Outcome:
    attempts = context.database.transact(begin_extraction, page.page_fetch_id)
    words: Mapping[int, int] = {}
    if attempts > _MAX_ATTEMPTS:
        extraction = Extraction(
            Outcome.PARSER_KILLED, f"set aside: {_MAX_ATTEMPTS} attempts took their task down"
        )
    else:
        first = extractors.extract(page.html, page.final_url, page.content_type)
        reading = read_parts(extractors, first, documents_of(context.database, page))
        extraction = with_text_of_feed(
            context.database, extractors, page.page_id, page.final_url, reading.extraction
        )
        words = reading.words
    context.database.transact(_store, context, page, extraction, words)
    context.report(1)
    return extraction.outcome


def _extract_feed_only(context: StageContext, extractors: ExtractWorkers, page: FeedOnlyPage) -> Outcome:
    """Make an article of a page that cannot be had, from the text that its feed carries."""
    nothing = Extraction(Outcome.NO_TEXT, "neither its page nor its feed gives a text")
    extraction = with_text_of_feed(context.database, extractors, page.page_id, page.url, nothing)
    context.database.transact(_store_feed_only, context, page, extraction)
    return extraction.outcome


def with_text_of_feed(
    database: Database, extractors: ExtractWorkers, page_id: int, url: str, extraction: Extraction
) -> Extraction:
    """What a page yielded, with the text that a feed of its outlet carries where that is the better source."""
    listed = database.transact(full_text_of, page_id, MIN_CHARACTERS)
    if listed is None:
        return extraction
    document = as_page(listed.title, listed.content)
    return with_feed_text(extraction, extractors.extract(document, url, "text/html; charset=utf-8"))


def _claim_feed_only(connection: Connection, context: StageContext) -> list[FeedOnlyPage]:
    return claim_feed_only(
        connection,
        now=context.clock.now(),
        lease=context.settings.lease,
        holder=context.holder,
        limit=_CLAIM,
        min_characters=MIN_CHARACTERS,
    )


def _store_feed_only(
    connection: Connection, context: StageContext, page: FeedOnlyPage, extraction: Extraction
) -> None:
    now = context.clock.now()
    if not save_feed_text_read(connection, page.page_id, context.holder, now):
        return
    if extraction.outcome is Outcome.EXTRACTED:
        store_article(connection, RawPage(None, page.page_id, now, page.url, page.first_seen_at), extraction)


def _claim(connection: Connection, context: StageContext) -> list[WaitingPage]:
    return claim_waiting(
        connection,
        now=context.clock.now(),
        lease=context.settings.lease,
        holder=context.holder,
        limit=_CLAIM,
    )


def _store(
    connection: Connection,
    context: StageContext,
    page: WaitingPage,
    extraction: Extraction,
    words: Mapping[int, int],
) -> None:
    """The article, its revision and the fate of the page with its parts, in one transaction."""
    if not still_waiting(connection, page.page_fetch_id, context.holder):
        return
    now = context.clock.now()
    if extraction.outcome is Outcome.EXTRACTED:
        store_article(connection, page, extraction)
    save_part_words(connection, page.page_fetch_id, words)
    if page.has_parts:
        save_alternate(connection, page.page_id, page.page_fetch_id)
    if extraction.alternate is not None:
        order_alternate(connection, page.page_id, extraction.alternate, now)
    save_extraction(
        connection, page.page_fetch_id, context.run.run_id, extraction.outcome, extraction.message, now
    )


def store_article(connection: Connection, page: RawPage, extraction: Extraction) -> None:
    """Make or change the article that a page shows."""
    outlet_id = outlet_of(connection, page.final_url, page.fetched_at)
    state = article_state(connection, page, extraction, outlet_id)
    set_article(connection, page.page_id, _added_or_changed(connection, state))
    # After the article is locked: dedupe holds articles while it waits for lines.
    see_boilerplate(connection, outlet_id, extraction.boilerplate, page.fetched_at)


def _added_or_changed(connection: Connection, state: ArticleState) -> int:
    """The number of the article after it was brought to this state."""
    known = lock_article(connection, state.key_sha256)
    if known is None:
        added = add_article(connection, state)
        if added is not None:
            return added
        # Another worker has just added it, from a different address of the same article.
        known = lock_article(connection, state.key_sha256)
        assert known is not None
    _update(connection, known, state)
    return known.article_id


def article_state(
    connection: Connection, page: RawPage, extraction: Extraction, outlet_id: int
) -> ArticleState:
    """What an extraction makes of its page's article, together with what the feeds claim. Stores nothing."""
    claims = feed_metadata_of(connection, page.page_id)
    extraction = _completed(extraction, claims)
    return ArticleState(
        outlet_id=outlet_id,
        page_id=page.page_id,
        page_fetch_id=page.page_fetch_id,
        url=page.final_url,
        key_sha256=page_key(article_address(page.final_url, extraction.canonical_url)),
        extraction=extraction,
        published=choose_published(stored_time(extraction.published, page.fetched_at), claims),
        modified=stored_time(extraction.modified, page.fetched_at),
        first_seen_at=page.first_seen_at,
        seen_at=page.fetched_at,
    )


def _update(connection: Connection, known: KnownArticle, state: ArticleState) -> None:
    """Change an article when its own page changed; a second address of it only shows that it is still there."""
    same = (state.text_sha256, state.metadata_sha256) == (known.text_sha256, known.metadata_sha256)
    if same or state.page_id != known.page_id:
        article_seen(connection, known.article_id, state.seen_at)
        return
    # Lines learned as boilerplate since then left the text by our doing, not the newsroom's.
    before = replace(known, text=without_lines(known.text, state.extraction.boilerplate))
    cause = (
        RevisionCause.REEXTRACTED
        if before.text != known.text and before.whole_text == state.whole_text
        else RevisionCause.PAGE_CHANGED
    )
    added, removed = words_changed(before.whole_text, state.whole_text)
    change_article(connection, known, state, cause, words_added=added, words_removed=removed)


def article_address(url: str, canonical_url: str | None) -> str:
    """The address that identifies the article: the canonical one if it can be believed, else the one that answered.

    A canonical on another site is syndication, not identity; one that names the front page is a template's
    mistake, and believing it would fold a whole site into one article.
    """
    if canonical_url is None or registrable_domain(canonical_url) != registrable_domain(url):
        return url
    return canonical_url if urlsplit(canonical_url).path.strip("/") else url


def choose_published(page: StoredTime, feed: FeedMetadata | None) -> StoredTime:
    """The page's time of publication; the feed's when the page names none, or only a day that the feed times."""
    if feed is None or feed.published_at is None:
        return page
    timed = feed.published_precision != Precision.DAY
    same_day = page.at is not None and abs((page.at - feed.published_at).total_seconds()) < 86400
    if page.at is None or (page.precision == Precision.DAY and timed and same_day):
        return StoredTime(feed.published_at, feed.published_raw, feed.published_precision, "feed")
    return page


def _completed(extraction: Extraction, claims: FeedMetadata | None) -> Extraction:
    """Headline, authors, tags and image from the feed where the page gave none."""
    if claims is None:
        return extraction
    return replace(
        extraction,
        title=extraction.title or claims.title,
        authors=extraction.authors or tuple(claims.authors),
        tags=extraction.tags or tuple(claims.tags),
        image_url=extraction.image_url or claims.image_url,
    )
