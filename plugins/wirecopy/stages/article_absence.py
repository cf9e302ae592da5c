"""Each look at a page says whether its article is still there: notes it, so that readers hear of what is withdrawn."""

from __future__ import annotations

from datetime import datetime

from psycopg import Connection

from wirecopy.extract.absence import after_look
from wirecopy.extract.decide_article import KnownArticle
from wirecopy.model import Outcome
from wirecopy.store.article import ArticleOfPage, lock_absence, save_absence


def note_look_at_page(connection: Connection, page_id: int, outcome: Outcome, at: datetime) -> None:
    """Note how a look at a page ended that brought no new state of its article.

    An article is there when any page shows it, and gone when its own page is: that of its other addresses says nothing.
    """
    if not (outcome.is_success or outcome.is_missing):
        return
    shown = lock_absence(connection, page_id)
    if shown is not None and (outcome.is_success or shown.is_own):
        note_look(connection, shown, outcome, at)


def note_look(
    connection: Connection, article: KnownArticle | ArticleOfPage, outcome: Outcome, at: datetime
) -> None:
    """Note how a look at an article ended."""
    absence = after_look(article.absence, outcome, at)
    if absence != article.absence:
        save_absence(connection, article.article_id, absence)
