"""What a target remembers of the exports that it got: one small file of JSON for each view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from wirecopy.errors import UsageError
from wirecopy.export.exported_view import ExportedView
from wirecopy.settings import ExportFormat


@dataclass(frozen=True, slots=True)
class ExportState:
    """All rows whose last change is at most `exported_to` are in the target, or a newer state of them."""

    view: ExportedView
    format: ExportFormat
    since: date | None  # no day before it is exported
    exported_to: int = 0

    def to_json(self) -> bytes:
        return msgspec.json.format(msgspec.json.encode(self))

    def require_same(self, file_format: ExportFormat, since: date | None) -> None:
        """Let an export go on as it began; without `since` the day of the first one holds.

        Raises:
            UsageError: the target has another format, or begins at another day.
        """
        if file_format != self.format:
            raise UsageError(
                f"the target holds {self.view} as {self.format}: say --format {self.format}, or another --to"
            )
        if since not in (None, self.since):
            begins = f"at {self.since}" if self.since else "with the first day"
            raise UsageError(
                f"the target's {self.view} begin {begins}: leave --since out, or say another --to"
            )

    def require_not_ahead(self, last_change: int) -> None:
        """
        Raises:
            UsageError: the database has fewer changes than were exported.
        """
        if self.exported_to > last_change:
            raise UsageError(
                f"the target has {self.view} up to change {self.exported_to}, the database ends at {last_change}:"
                " it is another one, or was restored from a backup; say another --to"
            )


def read_state(text: bytes) -> ExportState | None:
    """The state that is written so; None where it is none."""
    try:
        return msgspec.json.decode(text, type=ExportState)
    except msgspec.DecodeError:
        return None
