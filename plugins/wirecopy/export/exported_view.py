"""The views that are exported."""

from __future__ import annotations

from enum import StrEnum


class ExportedView(StrEnum):
    ARTICLES = "articles"
    STORIES = "stories"
    COPIES = "copies"
    REVISIONS = "revisions"
