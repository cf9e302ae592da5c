"""Makes every text storable that is sent to Postgres: psycopg calls these dumpers for every str."""

from __future__ import annotations

from typing import Any

from psycopg import Connection
from psycopg.types.string import StrBinaryDumper, StrDumper, StrDumperUnknown

from wirecopy.storable_text import storable


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
    """Make every str parameter of the connection pass through `storable`. The last dumper becomes the default."""
    for dumper in (_StorableBinary, _StorableText, _StorableUnknown):
        connection.adapters.register_dumper(str, dumper)
