"""What stages begin work on, and set aside where that fails."""

from __future__ import annotations

from enum import StrEnum


class WorkItem(StrEnum):
    """What one attempt is about."""

    FEED = "feed"  # poll
    PAGE = "page"  # fetch
    DOCUMENT = "document"  # of a page: extract
    FEED_TEXT = "feed_text"  # of a page that cannot be had: extract
    READ_AGAIN = "read_again"  # document of a page: replay, and shared addresses in maintenance
    CAPTURE = "capture"  # of a page in a WARC file: import
    ARTICLE = "article"  # dedupe
    STORY = "story"  # publish
