"""Text that Postgres can hold. Pure."""

from __future__ import annotations

import re

# Postgres stores neither NUL nor half a surrogate pair: psycopg raises DataError or UnicodeEncodeError and
# the whole statement is lost (docs/evidence/reliability.md, F01 and F02).
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with every NUL and lone surrogate replaced by U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)
