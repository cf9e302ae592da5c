"""The names of a day's files say where an export goes on, and which files nobody needs any more."""

from __future__ import annotations

import pytest

from wirecopy.export.exported_file import (
    MAX_SMALL_FILES,
    SMALL_BYTES,
    ExportedFile,
    exported_file,
    next_after,
    superseded,
)


def small(*ranges: tuple[int, int]) -> list[ExportedFile]:
    return [ExportedFile(first, last, 1) for first, last in ranges]


def test_a_name_tells_the_changes_and_sorts_by_them() -> None:
    file = ExportedFile(1, 45231, 9)
    assert file.stem == "changes-000000000001-000000045231"
    assert exported_file(f"{file.stem}.parquet", 9) == file
    assert file.stem < ExportedFile(45232, 10**11).stem
    large = ExportedFile(10**12, 10**13, 1)
    assert exported_file(f"{large.stem}.csv", 1) == large


@pytest.mark.parametrize("name", ["_unfinished", "changes-1-2.csv", "notes.txt", ".DS_Store"])
def test_other_files_are_none_of_ours(name: str) -> None:
    assert exported_file(name, 1) is None


def test_an_export_goes_on_behind_the_last_file() -> None:
    assert next_after([]) == 0
    assert next_after(small((8, 20), (1, 7))) == 20


def test_many_small_files_at_the_end_are_written_anew_and_large_ones_stay() -> None:
    large = ExportedFile(1, 1000, SMALL_BYTES)
    few = small(*((n, n) for n in range(1001, 1000 + MAX_SMALL_FILES)))
    assert next_after([large, *few]) == 1000 + MAX_SMALL_FILES - 1
    assert next_after([large, *few, ExportedFile(1100, 1200, 1)]) == 1000


def test_a_file_within_a_larger_one_is_superseded() -> None:
    one, two, both, across = small((1, 7), (8, 20), (1, 20), (15, 30))
    assert superseded([one, two]) == []
    assert superseded([one, two, both, across]) == [one, two]
