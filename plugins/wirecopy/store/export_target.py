"""The folder or bucket of an export. Locations are fsspec addresses. Nothing here knows the database.

    articles/_wirecopy_export.json
    articles/day=2026-11-28/changes-000000000001-000000045231.parquet

A file has its name only when it is whole: it is written under another one and then moved, which is one step in a folder, and
a copy that is whole at once in an object store. Readers of data sets pass over names that begin with an underscore.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from io import UnsupportedOperation
from typing import IO

import fsspec

from wirecopy.errors import ExportError, UsageError
from wirecopy.export.export_state import ExportState, read_state
from wirecopy.export.exported_file import ExportedFile, exported_file
from wirecopy.export.exported_view import ExportedView
from wirecopy.log_line import without_secrets
from wirecopy.settings import ExportFormat

_STATE = "_wirecopy_export.json"
_UNFINISHED = "_unfinished"


class ExportTarget:
    """The part of a target that belongs to one view."""

    def __init__(self, url: str, view: ExportedView) -> None:
        """Open a target; nothing is made in it.

        Raises:
            UsageError: no installed package understands the address, or nobody answers there.
        """
        try:
            self._files, root = fsspec.core.url_to_fs(url)
        except (OSError, ImportError, ValueError) as error:
            raise UsageError(
                f"{without_secrets(url)!r} is no place for an export: {without_secrets(str(error))}"
            ) from None
        self._files.invalidate_cache()
        self._view = view
        self._folder = f"{root.rstrip('/')}/{view}"
        self.name = without_secrets(self._files.unstrip_protocol(self._folder))

    def read_state(self) -> ExportState | None:
        """What the target remembers; None for a folder that is not there, or has no whole file.

        Raises:
            UsageError: the folder holds something else than an export of this view.
            ExportError: it cannot be read.
        """
        with self._trouble_told():
            if not self._names(self._folder).keys() - {_UNFINISHED}:
                return None
            try:
                state = read_state(self._files.cat_file(f"{self._folder}/{_STATE}"))
            except FileNotFoundError:
                state = None
        if state is None or state.view is not self._view:
            raise UsageError(f"{self.name} holds files that are no export of ours: say another --to")
        return state

    def write_state(self, state: ExportState) -> None:
        with self._trouble_told(), self._moved_when_whole(self._folder, _STATE) as out:
            out.write(state.to_json())

    def files_of(self, day: date) -> list[ExportedFile]:
        """The finished files of a day."""
        folder = self._day(day)
        with self._trouble_told():
            named = self._names(folder)
        return [file for name, size in named.items() if (file := exported_file(name, size))]

    @contextmanager
    def new_file(self, day: date) -> Iterator[IO[bytes]]:
        """A file to write to. It has no name yet: `name_file` gives it one, if the block ended well."""
        with self._trouble_told(), self._unfinished(self._day(day)) as out:
            yield out

    def name_file(self, day: date, file: ExportedFile, file_format: ExportFormat) -> None:
        """Give the day's new file its name; one that has it already is replaced."""
        folder = self._day(day)
        with self._trouble_told():
            self._files.mv(f"{folder}/{_UNFINISHED}", f"{folder}/{file.stem}.{file_format}")

    def delete(self, day: date, file: ExportedFile, file_format: ExportFormat) -> None:
        with self._trouble_told(), suppress(FileNotFoundError):
            self._files.rm_file(f"{self._day(day)}/{file.stem}.{file_format}")

    def _day(self, day: date) -> str:
        return f"{self._folder}/day={day}"

    def _names(self, folder: str) -> dict[str, int]:
        """The names in a folder with their sizes in bytes; none where there is no folder."""
        try:
            found = self._files.ls(folder, detail=True)
        except FileNotFoundError:
            return {}
        return {each["name"].rstrip("/").rpartition("/")[2]: each["size"] or 0 for each in found}

    @contextmanager
    def _moved_when_whole(self, folder: str, name: str) -> Iterator[IO[bytes]]:
        with self._unfinished(folder) as out:
            yield out
        self._files.mv(f"{folder}/{_UNFINISHED}", f"{folder}/{name}")

    @contextmanager
    def _unfinished(self, folder: str) -> Iterator[IO[bytes]]:
        self._files.makedirs(folder, exist_ok=True)
        with self._files.open(f"{folder}/{_UNFINISHED}", "wb") as out:
            yield out
            out.flush()
            # Else a power cut may lose what was written and keep the name that it gets next. Buckets have no such number.
            with suppress(AttributeError, UnsupportedOperation):
                os.fsync(out.fileno())

    @contextmanager
    def _trouble_told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or without_secrets(str(error))
            raise ExportError(
                f"{self.name} cannot be read or written: {reason}; what stands there is whole, the next export goes on"
            ) from error
