"""Replays and imports in a test's own process, and raw documents made older or different."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import zstandard

from tests.pipeline import Pipeline
from tests.store.rows import NOW
from wirecopy.model import RunKind
from wirecopy.stages.context import Watcher
from wirecopy.stages.pipeline import run_import, run_replay
from wirecopy.stages.replay import ReplayReport, ReplayWindow

DAY = timedelta(days=1)
NOBODY = Watcher()
EVERYTHING = ReplayWindow(NOW - 1000 * DAY, NOW + 1000 * DAY)


def replay(
    pipeline: Pipeline,
    kind: RunKind = RunKind.REHEARSAL,
    window: ReplayWindow = EVERYTHING,
    *,
    from_start: bool = False,
    watcher: Watcher = NOBODY,
) -> ReplayReport:
    """A whole run of that kind, a day after NOW."""
    key = uuid4().hex
    settings = pipeline.settings.model_copy(update={"now": NOW + DAY})
    report = run_replay(
        window,
        key,
        kind=kind,
        settings=settings,
        database=pipeline.database,
        from_start=from_start,
        watcher=watcher,
    )
    for stage in kind.stages[1:]:
        pipeline.stage(stage, key)
    return report


def import_file(pipeline: Pipeline, path: str, watcher: Watcher = NOBODY) -> dict[str, int]:
    """A whole import run, a day after NOW."""
    key = uuid4().hex
    settings = pipeline.settings.model_copy(update={"now": NOW + DAY})
    counts = run_import([path], key, settings=settings, database=pipeline.database, watcher=watcher)
    for stage in RunKind.IMPORT.stages[1:]:
        pipeline.stage(stage, key)
    return counts


def change_article(pipeline: Pipeline, url: str, **columns: object) -> None:
    """Let an article be as an extractor of another day left it."""
    digests = {
        f"{name}_sha256": sha256(b"another day").digest() for name in ("text", "metadata") if name in columns
    }
    changed = {**{name: value for name, value in columns.items() if name != "metadata"}, **digests}
    with pipeline.database.transaction() as connection:
        for name, value in changed.items():
            connection.execute(
                f"update wirecopy.article set {name} = %s where url = %s".encode(), (value, url)
            )


def change_document(pipeline: Pipeline, url: str, body: bytes) -> None:
    """Let the raw page hold something else, for which the extractor of today has other words."""
    with pipeline.database.transaction() as connection:
        connection.execute(
            "update wirecopy.document set body_zstd = %s, body_bytes = %s, sha256 = %s where url = %s",
            (zstandard.compress(body), len(body), sha256(body).digest(), url),
        )
