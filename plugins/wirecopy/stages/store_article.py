"""An extraction becomes the article of its page, or a change of it: reads what is known, decides, writes."""

from __future__ import annotations

from psycopg import Connection

from wirecopy.dedupe.compare import words_changed
from wirecopy.extract.decide_article import ArticleState, KnownArticle, article_state, decide_change
from wirecopy.model import Extraction, Outcome, SeenPage
from wirecopy.stages.stage_log import StageLog
from wirecopy.store.article import add_article, change_article, lock_article, mark_article_seen
from wirecopy.store.entry import feed_metadata_of
from wirecopy.store.outlet import outlet_of
from wirecopy.store.page import set_article
from wirecopy.store.refused_row import refusal
from wirecopy.store.site_line import mark_boilerplate_seen


def store_article(connection: Connection, page: SeenPage, extraction: Extraction) -> None:
    """Make or change the article that a page shows."""
    outlet_id = outlet_of(connection, page.final_url, page.fetched_at)
    state = article_state(page, outlet_id, extraction, feed_metadata_of(connection, page.page_id))
    set_article(connection, page.page_id, _added_or_changed(connection, state))
    # After the article is locked: dedupe holds articles while it waits for lines.
    mark_boilerplate_seen(connection, outlet_id, extraction.boilerplate, page.fetched_at)


def refused_extraction(
    log: StageLog, error: Exception, *, url: str, document_id: int | None = None
) -> Extraction:
    """What stands in for an extraction that the database refused to store; the error goes to the log."""
    log.trouble("the database refused an article", url=url, document_id=document_id, error=error)
    return Extraction(Outcome.PARSER_FAILED, refusal(error))


def _added_or_changed(connection: Connection, state: ArticleState) -> int:
    """The number of the article after it was brought to this state."""
    known = lock_article(connection, state.address)
    if known is None:
        added = add_article(connection, state)
        if added is not None:
            return added
        # Another worker has just added it, from a different address of the same article.
        known = lock_article(connection, state.address)
        assert known is not None
    _update(connection, known, state)
    return known.article_id


def _update(connection: Connection, known: KnownArticle, state: ArticleState) -> None:
    change = decide_change(known, state)
    if change is None:
        mark_article_seen(connection, known.article_id, state.page.fetched_at)
        return
    added, removed = words_changed(change.text_before, state.whole_text)
    change_article(connection, known, state, change.cause, words_added=added, words_removed=removed)
