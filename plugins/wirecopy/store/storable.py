"""The one boundary at which text becomes fit for Postgres."""

from __future__ import annotations

import re
from typing import Any

from psycopg import Connection
from psycopg.types.string import StrBinaryDumper, StrDumper, StrDumperUnknown

# Postgres stores neither NUL nor half a surrogate pair: psycopg raises DataError or UnicodeEncodeError and
# the whole statement is lost (docs/evidence/reliability.md F01, F02).
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with every NUL and lone surrogate replaced by U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


class _StorableBinary(StrBinaryDumper):
    def dump(self, obj: str) -> bytes | bytearray | memoryview | None:
        return super().dump(storable(obj))


class _StorableText(StrDumper):
    def dump(self, obj: str) -> bytes | bytearray | memoryview | None:
        return super().dump(storable(obj))


class _StorableUnknown(StrDumperUnknown):
    def dump(self, obj: str) -> bytes | bytearray | memoryview | None:
        return super().dump(storable(obj))


def register_storable_text(connection: Connection[Any]) -> None:
    """Make every str parameter of the connection pass through `storable`; the last one is the default."""
    for dumper in (_StorableBinary, _StorableText, _StorableUnknown):
        connection.adapters.register_dumper(str, dumper)
