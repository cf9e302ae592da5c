"""Text that Postgres can hold. Pure."""

from __future__ import annotations

import re

# Postgres stores neither NUL nor half a surrogate pair: psycopg raises DataError or UnicodeEncodeError and
# the whole statement is lost (docs/evidence/reliability.md, F01 and F02).
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with every NUL and lone surrogate replaced by U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def cut_bytes(text: str, limit: int) -> str:
    """The start of the text: at most `limit` bytes of UTF-8, and no half character."""
    if 4 * len(text) <= limit:
        return text
    encoded = text.encode("utf-8", "replace")
    return text if len(encoded) <= limit else encoded[:limit].decode("utf-8", "ignore")
