"""Whether an entry can become a page, and if not, why."""

from __future__ import annotations

from wirecopy.model import Entry, Outcome


def entry_outcome(entry: Entry) -> tuple[Outcome | None, str]:
    """None for an entry that can become a page; else the outcome and the message that are stored with it."""
    if entry.link is None:
        return Outcome.NO_LINK, "the feed gives no usable http(s) link"
    return None, ""
