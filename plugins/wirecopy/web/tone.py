"""How loud a line is."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """Also the name of its colour in style.css."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    QUIET = "quiet"
