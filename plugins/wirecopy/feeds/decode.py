"""From the bytes of a feed to its characters.

Publishers' labels are wrong in every direction (81 of 779 captured feeds declare an encoding they do not use
or none), so the bytes are asked first, the document's own declaration second, the HTTP header third, and only then
is the encoding guessed. Only encodings named here are ever used: a charset like "unicode_escape" or "utf-7" would
run the publisher's text through a decoder that invents characters.
"""

from __future__ import annotations

import codecs
import re
import zlib

from wirecopy.feeds.charset import guess_encoding
from wirecopy.feeds.errors import FeedError
from wirecopy.model import Outcome

MAX_INFLATED_BYTES = 10 * 1024 * 1024  # as FetchLimits.feed_bytes: what a feed may weigh when unpacked

_GZIP = b"\x1f\x8b"
_MAX_MEMBERS = 64

# Byte order marks, and how "<?" or "{" looks in UTF-16 and UTF-32 without one. The longer patterns go first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NULL_PATTERNS = (
    (re.compile(rb"[<{]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<{]"), "utf-32-be"),
    (re.compile(rb"[<{\s]\0[^\0]"), "utf-16-le"),
    (re.compile(rb"\0[<{\s]\0[^\0]"), "utf-16-be"),
)

# WHATWG Encoding: a label means the larger set that Windows writes under it (gb2312 is written as gb18030,
# latin-1 as windows-1252).
_WIDER = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_ALLOWED = frozenset(
    {"utf-8", "cp866", "cp874", "cp932", "cp949", "koi8-r", "koi8-u", "mac-roman", "gb18030"}
    | {"big5", "big5hkscs", "euc_jp", "iso2022_jp"}
    | {f"cp{number}" for number in range(1250, 1259)}
    | {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
)

_FOREIGN_RUN = re.compile(r"[^\x00-\x7f]+")
_HIGH_BYTES = bytes(range(0x80, 0x100))
_LONE_BYTE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")

# A byte that UTF-8 cannot place, as surrogateescape marks it and as Windows would have meant it.
_STRAY_BYTES = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def inflate(body: bytes, limit: int = MAX_INFLATED_BYTES) -> bytes:
    """Unpack a gzip or zlib document by its first bytes; HTTP headers are silent about it as often as wrong.

    A gzip file may have several members, as log rotation and appending servers write it; what follows the last
    one and is not gzip is left out.

    Raises:
        FeedError: TOO_LARGE over `limit` bytes or 64 members; BAD_ENCODING when the stream is damaged or cut.
    """
    if not body.startswith((_GZIP, b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")):
        return body
    plain = b""
    for _ in range(_MAX_MEMBERS):
        member, body = _inflate_member(body, limit - len(plain))
        plain += member
        if not body.startswith(_GZIP):
            return plain
    raise FeedError(Outcome.TOO_LARGE, f"more than {_MAX_MEMBERS} gzip members")


def _inflate_member(body: bytes, limit: int) -> tuple[bytes, bytes]:
    """The content of the stream at the start of `body`, and the bytes after it."""
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        plain = stream.decompress(body, limit + 1)
    except zlib.error as error:
        raise FeedError(Outcome.BAD_ENCODING, f"damaged compression: {error}") from None
    if len(plain) > limit:
        raise FeedError(Outcome.TOO_LARGE, "more than a feed may weigh when unpacked")
    if not stream.eof:
        raise FeedError(Outcome.BAD_ENCODING, "compression cut off")
    return plain, stream.unused_data


def decode(body: bytes, content_type: str | None) -> str:
    """Read the characters of a document; never fails, unreadable bytes become U+FFFD."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    for pattern, encoding in _NULL_PATTERNS:
        if pattern.match(body):
            return body.decode(encoding, "replace")
    declared = _declared_encoding(body)
    if declared == "iso2022_jp" and b"\x1b" in body:  # its bytes are ASCII, hence also UTF-8
        return body.decode(declared, "replace")
    try:
        return _decoded_once_more(body.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if _is_mostly_utf8(body, declared):
        return body.decode("utf-8", "surrogateescape").translate(_STRAY_BYTES)
    named = declared or _allowed(_header_charset(content_type))
    encoding = guess_encoding(body) if named is None or named == "utf-8" else named
    return body.decode(encoding, "replace")


def _decoded_once_more(text: str) -> str:
    """Text that was encoded as UTF-8 twice, put right (19 of 779 captures, all from one tool; docs/evidence/feeds.md 2).

    Only where every letter beyond ASCII takes part: a headline that quotes mojibake stands beside proper ones.
    """
    first = None if text.isascii() else _FOREIGN_RUN.search(text)
    if first is None:
        return text
    for encoding in ("latin-1", "cp1252"):
        try:
            first[0].encode(encoding).decode("utf-8")  # most documents end here, untouched
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _is_mostly_utf8(body: bytes, declared: str | None) -> bool:
    """Whether single foreign bytes were pasted into UTF-8.

    Nobody writes its sequences by accident in a Latin encoding. In others it happens, but there the bytes that it
    cannot place stand in rows, and a declaration counts unless UTF-8 clearly prevails.
    """
    # Counted without a list of what is counted: that of 5 MiB of noise takes 250 MiB.
    whole = body.decode("utf-8", "ignore")
    stray = len(body) - len(whole.encode())
    placed = len(whole) - len(body.translate(None, _HIGH_BYTES))
    lone = sum(1 for _ in _LONE_BYTE.finditer(body))
    if declared not in (None, "utf-8") or 2 * lone < stray:
        return placed > stray
    return placed * (100 if declared else 10) > stray


def _declared_encoding(body: bytes) -> str | None:
    match = re.search(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]+)""", body[:2048])
    return _allowed(match[1].decode("ascii")) if match else None


def _header_charset(content_type: str | None) -> str | None:
    match = re.search(r"""charset\s*=\s*["']?([\w.:-]+)""", content_type or "", re.IGNORECASE)
    return match[1] if match else None


def _allowed(label: str | None) -> str | None:
    """Python's name of an encoding that we are willing to use, or None."""
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    name = _WIDER.get(name, name)
    return name if name in _ALLOWED else None
