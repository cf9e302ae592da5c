"""What the name of an exported file tells: which changes of its day it holds, and so where the next one begins.

A day's files hold its rows by the numbers of their changes, without a gap from 1 to the last. So an export that was killed
goes on behind the last file that it finished, and nothing but the names has to be remembered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

# Files under 8 MiB cost a reader more to open than to read, so a day's newest ones are written anew as one file when they
# are as many as an hourly export makes in a day. Chosen, not measured.
SMALL_BYTES = 8 * 1024 * 1024
MAX_SMALL_FILES = 24
_NAME = re.compile(r"changes-(\d{12,})-(\d{12,})\.\w+")


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """The rows of one day whose last change, when they were read, had a number from `first` to `last`."""

    first: int
    last: int
    size: int = 0

    @property
    def stem(self) -> str:
        """Its name without the ending; in the order of the names, the newest changes come last."""
        return f"changes-{self.first:012}-{self.last:012}"

    def holds(self, other: ExportedFile) -> bool:
        return self != other and self.first <= other.first and other.last <= self.last


def exported_file(name: str, size: int) -> ExportedFile | None:
    """The file that has this name; None for a file of somebody else, or one that is not finished."""
    found = _NAME.fullmatch(name)
    return ExportedFile(int(found[1]), int(found[2]), size) if found else None


def superseded(files: Sequence[ExportedFile]) -> list[ExportedFile]:
    """The files whose rows stand in a larger one, or have changed since."""
    return [file for file in files if any(other.holds(file) for other in files)]


def next_after(files: Sequence[ExportedFile]) -> int:
    """After which change the next file of a day begins: behind the last one, or before many small ones at the end."""
    ordered = sorted(files, key=lambda file: file.last, reverse=True)
    small = list(takewhile(lambda file: file.size < SMALL_BYTES, ordered))
    if len(small) >= MAX_SMALL_FILES:
        return small[-1].first - 1
    return ordered[0].last if ordered else 0
