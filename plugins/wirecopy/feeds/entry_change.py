"""When an entry that a feed lists again says something else than before."""

from __future__ import annotations

from hashlib import sha256

from wirecopy.model import Entry, StatedTime


def content_digest(entry: Entry) -> bytes:
    """SHA-256 of what an entry says: its link, its texts and its times in their own words.

    Where it is another than before, the entry is written anew and its page fetched again. Authors, tags and picture
    are not worth that.
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
