"""An extraction becomes the article of its page, or a change of it: reads what is known, decides, writes."""

from __future__ import annotations

from dataclasses import replace

from psycopg import Connection

from wirecopy.dedupe.compare import words_changed
from wirecopy.extract.decide_article import ArticleState, KnownArticle, article_state, decide_change
from wirecopy.extract.shared_address import AddressConflict, follows_canonical, resolve_address, shows_known
from wirecopy.model import Extraction, FeedMetadata, Outcome, SeenPage
from wirecopy.stages.article_absence import note_look
from wirecopy.stages.stage_log import StageLog
from wirecopy.store.article import (
    add_article,
    change_article,
    has_revision,
    lock_article,
    lock_shown_article,
    mark_article_seen,
    move_article,
)
from wirecopy.store.entry import feed_metadata_of
from wirecopy.store.outlet import outlet_of
from wirecopy.store.page import set_article
from wirecopy.store.refused_row import refusal
from wirecopy.store.site_line import mark_boilerplate_seen


def store_article(connection: Connection, page: SeenPage, extraction: Extraction) -> None:
    """Make or change the article that a page shows."""
    page = as_seen(page, extraction)
    outlet_id = outlet_of(connection, page.final_url, page.fetched_at)
    feed = feed_metadata_of(connection, page.page_id)
    state = article_state(page, outlet_id, extraction, feed)
    if not _changed_shown(connection, state, feed):
        article_id = _added_or_joined(connection, state, feed)
        set_article(connection, page.page_id, article_id, verified=True)
    # After the article is locked: dedupe holds articles while it waits for lines.
    mark_boilerplate_seen(connection, outlet_id, extraction.boilerplate, page.fetched_at)


def as_seen(page: SeenPage, extraction: Extraction) -> SeenPage:
    """The page, at the address that its feed lists where all is the feed's.

    It may have led to a consent provider, which answers for many outlets, or to a front page.
    """
    return page if extraction.replaces is None else replace(page, final_url=page.listed_url)


def changed_state(
    connection: Connection, page: SeenPage, known: KnownArticle, extraction: Extraction
) -> ArticleState | None:
    """What reading its page again makes of a known article; None without a text, or with one that replaces nothing."""
    if extraction.outcome is not Outcome.EXTRACTED or known.outranks(extraction):
        return None
    feed = feed_metadata_of(connection, page.page_id)
    return article_state(as_seen(page, extraction), known.outlet_id, extraction, feed)


def refused_extraction(
    log: StageLog, error: Exception, *, url: str, document_id: int | None = None
) -> Extraction:
    """What stands in for an extraction that could not be made or stored; the error goes to the log."""
    log.trouble("an article was refused", url=url, document_id=document_id, error=error)
    return Extraction(Outcome.PARSER_FAILED, refusal(error))


def _changed_shown(connection: Connection, state: ArticleState, feed: FeedMetadata) -> bool:
    """Whether the page goes on showing the article that it showed before, which was brought to this state."""
    page_id = state.page.page_id
    shown = lock_shown_article(connection, page_id)
    if shown is None:
        return False
    if shown.outranks(state.extraction):
        return True
    is_own = shown.page_id == page_id
    is_verified = is_own or shows_known(shown, feed_metadata_of(connection, shown.page_id), state, feed)
    # A page that was found to show another page's article may have been rewritten first: maintenance compares them
    # when both were fetched.
    if not is_verified and not _is_at(connection, shown, state.address):
        return False
    if is_own and follows_canonical(shown, state):
        move_article(connection, shown.article_id, state.address)
    _update(connection, shown, state)
    set_article(connection, page_id, shown.article_id, verified=is_verified)
    return True


def _is_at(connection: Connection, known: KnownArticle, address: str) -> bool:
    found = lock_article(connection, address)
    return found is not None and found.article_id == known.article_id


def _added_or_joined(connection: Connection, state: ArticleState, feed: FeedMetadata) -> int:
    """The number of the article at the address that the page names, or else at the one that answered."""
    own = replace(state, address=state.page.final_url)
    # Twice, as the first look may have moved another article away from it.
    for named in (state, own, own):
        article_id = _at_address(connection, named, feed)
        if article_id is not None:
            return article_id
    raise AssertionError("unreachable")


def _at_address(connection: Connection, state: ArticleState, feed: FeedMetadata) -> int | None:
    """The number of the article at the state's address; None where a different one is or just was."""
    # Most are new: to look first would cost each of them another wait for the server.
    added = add_article(connection, state)
    if added is not None:
        return added
    known = lock_article(connection, state.address)
    if known is None:
        return None
    known_feed = feed_metadata_of(connection, known.page_id)
    conflict = resolve_address(known, known_feed, state, feed, state.address)
    if conflict is AddressConflict.SAME:
        _update(connection, known, state)
        return known.article_id
    if conflict is AddressConflict.SHARED:
        _move_to_own_address(connection, known)
    return None


def _move_to_own_address(connection: Connection, known: KnownArticle) -> None:
    """Take an article from an address that is no identity to the one that answered, or else to none that is asked for."""
    if not move_article(connection, known.article_id, known.url):
        move_article(connection, known.article_id, f"{known.url}?wirecopy-page={known.page_id}")


def _update(connection: Connection, known: KnownArticle, state: ArticleState) -> None:
    if known.outranks(state.extraction):
        return
    if state.extraction.replaces is None:
        note_look(connection, known, Outcome.EXTRACTED, state.page.fetched_at)
    text_changed = state.text_sha256 != known.text_sha256
    seen_before = text_changed and has_revision(connection, known.article_id, state.text_sha256)
    change = decide_change(known, state, seen_before=seen_before)
    if change is None:
        mark_article_seen(connection, known.article_id, state.page.fetched_at)
        return
    added, removed = words_changed(change.text_before, change.state.whole_text)
    change_article(
        connection,
        known,
        change.state,
        change.cause,
        words_added=added,
        words_removed=removed,
        is_minor=change.is_minor,
    )
