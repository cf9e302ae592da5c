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
    """A file-like object with the first `max_bytes` decompressed bytes of one member, or all of a file that is no gzip file."""

    def __init__(self, file: IO[bytes], ahead: bytes, start: int, max_bytes: int) -> None:
        """`ahead` are the bytes that were read from the file already, the member's first, at `start`, in front."""
        self.is_compressed = ahead.startswith(_MAGIC)
        self.start = start
        self.ahead = ahead
        self._file = file
        self._stream = zlib.decompressobj(zlib.MAX_WBITS + 16)
        self._left = max_bytes
        self._peeked = b""

    def peek(self, size: int) -> bytes:
        """The first bytes, at most `size`, which `read` will give once more.

        Raises:
            zlib.error: the member is damaged.
            EOFError: the file ends within the member.
        """
        while len(self._peeked) < size and (more := self._decompress(size - len(self._peeked))):
            self._peeked += more
        return self._peeked[:size]

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end.

        Raises:
            zlib.error: the member is damaged.
            EOFError: the file ends within the member.
        """
        if self._peeked:
            peeked, self._peeked = self._peeked[:size], self._peeked[size:]
            return peeked
        return self._decompress(size)

    def _decompress(self, size: int) -> bytes:
        if not self.is_compressed:
            plain, self.ahead = self.ahead[:size], self.ahead[size:]
            return plain or self._file.read(size)
        while not self._stream.eof and self._left > 0:
            if not self.ahead:
                self.ahead = self._file.read(_BLOCK_BYTES)
            if not self.ahead:
                raise EOFError("the file ends within a record")
            step = self._stream.decompress(self.ahead, min(size, self._left))
            self.ahead = self._stream.unused_data or self._stream.unconsumed_tail
            self._left -= len(step)
            if step:
                return step
        return b""

    def skip(self) -> None:
        """Go to the end of the member; of one that is damaged or too long, to where that shows."""
        try:
            while self._decompress(_BLOCK_BYTES):
                pass
        except zlib.error:
            self.ahead = self.ahead[1:]
        except EOFError:
            self.ahead = b""


def read_members(file: IO[bytes], max_bytes: int, *, after: int = -1) -> Iterator[GzipMember]:
    """The members of a gzip file in order, each to be read before the next; what stands between them is passed over.

    Each gives at most `max_bytes`. Members that begin at the byte `after`, or before it, are passed over too. A file that is
    no gzip file is one member.
    """
    member = GzipMember(file, file.read(_BLOCK_BYTES), 0, max_bytes)
    if not member.is_compressed or after < 0:
        yield member
    if not member.is_compressed:
        return
    if after >= 0:
        file.seek(after + 1)
        member.ahead = b""
    else:
        member.skip()
    while ahead := _next_start(file, member.ahead):
        member = GzipMember(file, ahead, file.tell() - len(ahead), max_bytes)
        yield member
        member.skip()


def _next_start(file: IO[bytes], ahead: bytes) -> bytes:
    """The bytes from the next beginning of a member on, as far as they are read; none at the end of the file."""
    while (place := ahead.find(_MAGIC)) < 0:
        more = file.read(_BLOCK_BYTES)
        if not more:
            return b""
        ahead = ahead[-len(_MAGIC) + 1 :] + more
    return ahead[place:]
