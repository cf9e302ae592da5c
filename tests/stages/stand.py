"""A newsstand: articles put straight into the database, and the stages that work on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from tests.pipeline import rows
from tests.store.rows import NOW, article_state, begin
from wirecopy.extract.decide_article import RevisionCause
from wirecopy.model import Credit, Stage
from wirecopy.settings import DedupePolicy, Settings
from wirecopy.stages.context import Report, no_report
from wirecopy.stages.pipeline import run_stage
from wirecopy.store.article import add_article, change_article, lock_article
from wirecopy.store.database import Database
from wirecopy.store.partition import ensure_partitions


@dataclass(slots=True)
class Stand:
    """One database; `put` prints or reprints an article, `group` runs dedupe and publish over what waits."""

    database: Database
    batch: int = 500
    batch_bytes: int = 2**23
    now: datetime = NOW

    def put(
        self,
        url: str,
        text: str,
        title: str = "A title",
        *,
        after: timedelta = timedelta(),
        credits: tuple[Credit, ...] = (),
    ) -> int:
        """Print an article, first seen so long after the first hour, or change the one at that address."""
        with self.database.transaction() as connection:
            state = article_state(connection, url, title=title, text=text, credits=credits)
            known = lock_article(connection, state.address)
            if known:
                change_article(
                    connection, known, state, RevisionCause.PAGE_CHANGED, words_added=0, words_removed=0
                )
                return known.article_id
            article_id = add_article(connection, state)
            assert article_id is not None
            connection.execute(
                "update wirecopy.article set first_seen_at = %s where article_id = %s",
                (NOW + after, article_id),
            )
        return article_id

    def group(self, report: Report = no_report) -> dict[str, int]:
        """Dedupe and publish; returns the counts of dedupe. `report` is that of publish."""
        self.now += timedelta(hours=1)
        key = uuid4().hex
        with self.database.transaction() as connection:
            ensure_partitions(connection, self.now, timedelta(days=1))
        begin(self.database, key, self.now)
        settings = Settings(dedupe=DedupePolicy(batch=self.batch, batch_bytes=self.batch_bytes), now=self.now)
        counts = run_stage(Stage.DEDUPE, key, settings=settings, database=self.database)
        run_stage(Stage.PUBLISH, key, settings=settings, database=self.database, report=report)
        return counts

    def stories(self) -> set[frozenset[str]]:
        """The addresses of each story."""
        return {
            frozenset(urls)
            for (urls,) in rows(self.database, "select array_agg(url) from news.articles group by story_id")
        }

    def shared(self) -> set[frozenset[str]]:
        """The stories of two articles or more."""
        return {urls for urls in self.stories() if len(urls) > 1}
