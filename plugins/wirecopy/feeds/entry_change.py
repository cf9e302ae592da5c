"""Tells whether an entry that a feed lists again has changed."""

from __future__ import annotations

from hashlib import sha256

from wirecopy.model import Entry, StatedTime


def content_digest(entry: Entry) -> bytes:
    """SHA-256 of an entry's link, texts and times in their own words.

    If it differs from before, the entry is stored again and its page fetched again. Authors, tags and picture are left
    out: their changes are not worth a fetch.
    """
    parts = (
        entry.link or "",
        entry.title,
        entry.summary,
        entry.content,
        _raw(entry.published),
        _raw(entry.updated),
    )
    return sha256("\0".join(parts).encode("utf-8", "replace")).digest()


def _raw(time: StatedTime | None) -> str:
    return time.raw if time else ""
