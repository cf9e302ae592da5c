"""Reads a gzip file member by member, and goes on after a damaged one.

A compressed WARC file holds one member for each record (ISO 28500, annex D). warcio reads on to the end of the file
where a member is damaged, so that all records after it are lost without a word.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

_MAGIC = b"\x1f\x8b\x08"
_BLOCK_BYTES = 64 * 1024


class GzipMember:
    """A file-like object with the decompressed bytes of one member, or all bytes of a file that is no gzip file."""

    def __init__(self, file: IO[bytes], ahead: bytes) -> None:
        """`ahead` are the bytes that were read from the file already, the first of the member at their start."""
        self.is_compressed = ahead.startswith(_MAGIC)
        self.ahead = ahead
        self._file = file
        self._stream = zlib.decompressobj(zlib.MAX_WBITS + 16)

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end.

        Raises:
            zlib.error: the member is damaged.
            EOFError: the file ends within the member.
        """
        if not self.is_compressed:
            plain, self.ahead = self.ahead, b""
            return plain or self._file.read(size)
        while not self._stream.eof:
            if not self.ahead:
                self.ahead = self._file.read(_BLOCK_BYTES)
            if not self.ahead:
                raise EOFError("the file ends within a record")
            step = self._stream.decompress(self.ahead, size)
            self.ahead = self._stream.unused_data or self._stream.unconsumed_tail
            if step:
                return step
        return b""

    def skip(self) -> None:
        """Go to the end of the member; of a damaged one, to the place where the damage shows."""
        try:
            while self.read(_BLOCK_BYTES):
                pass
        except zlib.error:
            self.ahead = self.ahead[1:]
        except EOFError:
            self.ahead = b""


def read_members(file: IO[bytes]) -> Iterator[GzipMember]:
    """The members of a gzip file in order, each to be read before the next; what stands between them is passed over."""
    member = GzipMember(file, file.read(_BLOCK_BYTES))
    yield member
    if not member.is_compressed:
        return
    while True:
        member.skip()
        start = _next_start(file, member.ahead)
        if not start:
            return
        member = GzipMember(file, start)
        yield member


def _next_start(file: IO[bytes], ahead: bytes) -> bytes:
    """The bytes from the next beginning of a member on, as far as they are read; none at the end of the file."""
    while (place := ahead.find(_MAGIC)) < 0:
        more = file.read(_BLOCK_BYTES)
        if not more:
            return b""
        ahead = ahead[-len(_MAGIC) + 1 :] + more
    return ahead[place:]
