"""How much of a text copies kept, cut and added, as widths of a bar."""

from __future__ import annotations

from typing import Protocol


class ComparedWords(Protocol):
    """What a copy, or all copies of a story together, did with the words of the fullest text."""

    @property
    def words_kept(self) -> int | None: ...
    @property
    def words_cut(self) -> int | None: ...
    @property
    def words_added(self) -> int | None: ...


def share_bar(copy: ComparedWords) -> tuple[float, float, float] | None:
    """The widths in percent of kept, cut and added words; None where they are not known."""
    kept, cut, added = copy.words_kept, copy.words_cut, copy.words_added
    if kept is None or cut is None or added is None or kept + cut + added == 0:
        return None
    whole = (kept + cut + added) / 100
    return round(kept / whole, 1), round(cut / whole, 1), round(added / whole, 1)
