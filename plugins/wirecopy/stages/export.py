"""export: writes what readers see to files, a day in a folder. The next export adds what changed since.

Killed at any moment it leaves whole files only, and the next one goes on behind them:
docs/decisions/0017-exports-add-files-by-change-numbers.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from psycopg import Connection

from wirecopy.errors import ConfigError, UsageError
from wirecopy.export.export_state import ExportState
from wirecopy.export.exported_file import ExportedFile, next_after, superseded
from wirecopy.export.exported_view import ExportedView
from wirecopy.export.formats import row_writer
from wirecopy.settings import ExportFormat
from wirecopy.stages.context import Report, no_report
from wirecopy.stages.pipeline import task_database
from wirecopy.stages.stage_log import StageLog
from wirecopy.store.database import Database, server_trouble_told
from wirecopy.store.export import BATCH_BYTES, changed_days, changed_rows, export_session, last_change
from wirecopy.store.export_target import ExportTarget
from wirecopy.store.migrations import require_current

# Of text, before it is compressed. Some 40,000 articles; chosen, not measured: a reader opens such a file at once, and a
# kill costs seconds.
MAX_FILE_BYTES = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ExportCounts:
    """What one export added to the files of a view."""

    view: ExportedView
    rows: int
    files: int
    exported_to: int  # the change up to which the target is complete


def export(
    database: Database,
    url: str,
    views: Sequence[ExportedView],
    file_format: ExportFormat,
    since: date | None = None,
    report: Report = no_report,
    *,
    max_file_bytes: int = MAX_FILE_BYTES,
) -> list[ExportCounts]:
    """Bring a target up to date: all rows at first, afterwards those that changed. `report` is told of rows.

    Raises:
        UsageError: the target holds something else, or another export writes to it.
        ExportError: the target cannot be read or written.
    """
    require_current(database)
    found = []
    with server_trouble_told():
        for view in views:
            target = ExportTarget(url, view)
            with export_session(database, target.name) as connection:
                work = _ViewExport(connection, target, view, file_format, report, max_file_bytes)
                found.append(work.run(since))
    return found


@dataclass(frozen=True, slots=True)
class _ViewExport:
    """The export of one view to a target that is ours."""

    connection: Connection
    target: ExportTarget
    view: ExportedView
    format: ExportFormat
    report: Report
    max_file_bytes: int

    def run(self, since: date | None) -> ExportCounts:
        """Days with changes → their files → what the target remembers, last."""
        upto = last_change(self.connection)
        state = self._state(since, upto)
        rows = [
            written
            for day in changed_days(self.connection, self.view, state.exported_to, state.since)
            for written in self._write_day(day)
        ]
        self.target.write_state(replace(state, exported_to=upto))
        return ExportCounts(self.view, sum(rows), len(rows), upto)

    def _state(self, since: date | None, upto: int) -> ExportState:
        """What the target remembers. A new one remembers its format before it has a file."""
        state = self.target.read_state()
        if state is None:
            state = ExportState(self.view, self.format, since)
            self.target.write_state(state)
        state.require_same(self.format, since)
        state.require_not_ahead(upto)
        return state

    def _write_day(self, day: date) -> Iterator[int]:
        """Write what is new of a day; yields the number of rows of each new file.

        Files that an earlier export superseded are deleted only now: a reader may have listed them just before that.
        """
        files = self.target.files_of(day)
        for old in superseded(files):
            self.target.delete(day, old, self.format)
        after: int | None = next_after(files)
        while after is not None:
            rows, after = self._write_file(day, after)
            if rows:
                self.report(rows)
                yield rows

    def _write_file(self, day: date, after: int) -> tuple[int, int | None]:
        """Write one file of a day; returns its rows, and after which change the next one begins, if there is one."""
        batch_bytes = min(BATCH_BYTES, self.max_file_bytes)
        with changed_rows(self.connection, self.view, day, after, batch_bytes) as changed:
            batch = next(changed.batches, None)
            if batch is None:
                return 0, None
            rows, size, last = 0, 0, changed.last_change
            with self.target.new_file(day) as out:
                writer = row_writer(self.format, changed.columns, out)
                while batch is not None:
                    writer.write(batch.rows)
                    rows += len(batch.rows)
                    size += batch.size
                    if size >= self.max_file_bytes:
                        last = batch.last_change
                        break
                    batch = next(changed.batches, None)
                writer.close()
        self.target.name_file(day, ExportedFile(after + 1, last), self.format)
        return rows, last if last < changed.last_change else None


def export_here() -> dict[str, int]:
    """Export all views with the settings of this process's environment; returns rows by view. The DAG calls this.

    Raises:
        ConfigError: no target is set.
    """
    with task_database() as (settings, database):
        if not settings.export:
            raise ConfigError("WIRECOPY_EXPORT is not set: it says where the export goes")
        log = StageLog({"chore": "export"})
        with log.failure_logged():
            log.begin()
            found = export(
                database,
                settings.export,
                list(ExportedView),
                settings.export_format,
                report=log.with_progress(no_report),
            )
        counts = {each.view.value: each.rows for each in found}
        log.end(counts)
    return counts


def read_day(text: str) -> date:
    """
    Raises:
        UsageError: the text is no day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no day like 2026-11-01") from None
