"""Undoing Content-Encoding, bounded and complete or not at all. Pure.

All seven HTTP clients that we tried return half a document as a success when a gzip stream is cut in the middle, and
none has a limit. So the fetcher takes the raw bytes and decodes them here, in small steps.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Generator, Iterator

import brotli
import zstandard

from wirecopy.fetch.fetch_error import FetchError
from wirecopy.model import Outcome
from wirecopy.settings import MIB

_STEP = 64 * 1024  # decoded bytes at a time
# Wire bytes at a time: four of them become 128 KiB at most, so a step stays below 4 MiB.
_ZSTD_SLICE = 128
_ZSTD_WINDOW = 1 << 23  # RFC 9659 allows no larger window in HTTP
# Honest streams have one member; thousands of tiny ones cost time, not bytes (aiohttp#13362).
_MAX_MEMBERS = 64
_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_MAGIC = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")  # a frame, a skippable frame


def decode(wire: bytes, content_encoding: str, *, max_bytes: int, max_ratio: int) -> bytes:
    """Decode a body whose Content-Encoding header, joined by commas, is `content_encoding`.

    Stops one step after `max_bytes`, so the caller sees by the length that the document is too large.

    Raises:
        FetchError: BAD_ENCODING (damaged, nested, unknown, a bomb) or CUT_OFF (no end-of-stream mark).
    """
    steps = _decoder(content_encoding)
    if not wire or steps is None:
        return wire
    decoded = io.BytesIO()  # gives its content away without a copy
    for step in steps(wire):
        decoded.write(step)
        size = decoded.tell()
        if size > MIB and size > max_ratio * len(wire):
            raise FetchError(
                Outcome.BAD_ENCODING, f"the body unpacks to more than {max_ratio} times its size: a bomb"
            )
        if size > max_bytes:
            break
    return decoded.getvalue()


def _decoder(content_encoding: str) -> Callable[[bytes], Iterator[bytes]] | None:
    codings = [coding.strip().lower() for coding in content_encoding.split(",")]
    codings = [coding for coding in codings if coding not in ("", "identity")]
    if not codings:
        return None
    if len(codings) > 1:
        raise FetchError(Outcome.BAD_ENCODING, f"the body is compressed {len(codings)} times over")
    if codings[0] not in _DECODERS:
        raise FetchError(
            Outcome.BAD_ENCODING, f"the body has a compression we did not ask for: {codings[0][:40]!r}"
        )
    return _DECODERS[codings[0]]


def _gzip(wire: bytes) -> Iterator[bytes]:
    """One or more members. Bytes after the last that begin no further member are dropped, as browsers do."""
    for _ in range(_MAX_MEMBERS):
        wire = yield from _zlib_stream(wire, zlib.MAX_WBITS + 16)
        if not wire.startswith(_GZIP_MAGIC):
            return
    raise FetchError(Outcome.BAD_ENCODING, f"the gzip stream has more than {_MAX_MEMBERS} members")


def _deflate(wire: bytes) -> Iterator[bytes]:
    """By "deflate" RFC 9110 means the zlib format; some servers send the bare stream (section 8.4.1.2, note)."""
    has_zlib_header = wire[0] & 0x0F == 8 and int.from_bytes(wire[:2]) % 31 == 0
    yield from _zlib_stream(wire, zlib.MAX_WBITS if has_zlib_header else -zlib.MAX_WBITS)


def _zlib_stream(wire: bytes, window_bits: int) -> Generator[bytes, None, bytes]:
    """Yield one stream's content; return the bytes behind it."""
    stream = zlib.decompressobj(window_bits)
    rest = wire
    try:
        while not stream.eof:
            step = stream.decompress(rest, _STEP)
            rest = stream.unconsumed_tail
            yield step
            if not (step or rest or stream.eof):
                raise _cut_off()
    except zlib.error as error:
        raise _damaged(error) from None
    return stream.unused_data


def _brotli(wire: bytes) -> Iterator[bytes]:
    stream = brotli.Decompressor()
    rest = wire
    try:
        while not stream.is_finished():
            step = stream.process(rest, output_buffer_limit=_STEP)
            rest = b""  # the stream keeps what it has not used yet
            yield step
            if not (step or stream.is_finished()):
                raise _cut_off()
    except brotli.error as error:
        raise _damaged(error) from None


def _zstd(wire: bytes) -> Iterator[bytes]:
    for _ in range(_MAX_MEMBERS):
        wire = yield from _zstd_frame(wire)
        if not _ZSTD_MAGIC.match(wire):
            return
    raise FetchError(Outcome.BAD_ENCODING, f"the zstd stream has more than {_MAX_MEMBERS} frames")


def _zstd_frame(wire: bytes) -> Generator[bytes, None, bytes]:
    """Yield one frame's content; return the bytes behind it."""
    frame = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
    try:
        for start in range(0, len(wire), _ZSTD_SLICE):
            yield frame.decompress(wire[start : start + _ZSTD_SLICE])
            if frame.eof:
                return frame.unused_data + wire[start + _ZSTD_SLICE :]
    except zstandard.ZstdError as error:
        raise _damaged(error) from None
    raise _cut_off()


def _cut_off() -> FetchError:
    return FetchError(Outcome.CUT_OFF, "the compressed body ends before its end-of-stream mark")


def _damaged(error: Exception) -> FetchError:
    return FetchError(Outcome.BAD_ENCODING, f"the compressed body is damaged: {error}")


_DECODERS = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd}
