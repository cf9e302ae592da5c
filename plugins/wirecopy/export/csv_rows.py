"""CSV as RFC 4180 has it, which a spreadsheet may open: no text in it is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

# What spreadsheets take for the beginning of a formula: https://owasp.org/www-community/attacks/CSV_Injection. Apostrophes
# before it are those of this rule, or were in the text: one more each time can be taken off again.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_NEUTRALISED = re.compile(f"'{_FORMULA.pattern}")


def neutralise(text: str) -> str:
    """The text with an apostrophe before it, if a spreadsheet would calculate it."""
    return f"'{text}" if _FORMULA.match(text) else text


def restore(text: str) -> str:
    """The text that `neutralise` was given."""
    return text[1:] if _NEUTRALISED.match(text) else text


def csv_lines(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as UTF-8. NULL is an empty field, a list is JSON, a time is ISO 8601 in UTC."""
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([_cell(value) for value in row] for row in rows)
    return lines.getvalue().encode()


def _cell(value: Any) -> Any:
    match value:
        case str():
            return neutralise(value)
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case list():
            return msgspec.json.encode(value).decode()
        case _:
            return value
