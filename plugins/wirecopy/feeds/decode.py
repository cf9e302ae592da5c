"""Decodes a feed: from its bytes to its characters.

Publishers' labels are often wrong or missing (docs/evidence/feeds.md 2). So the bytes decide first, then the document's
own declaration, then the HTTP header, and at last a guess. Only the encodings named here are used: a charset like
"unicode_escape" or "utf-7" selects a decoder that invents characters (docs/evidence/reliability.md D11).
"""

from __future__ import annotations

import codecs
import re
import zlib

from wirecopy.charset import guess_encoding
from wirecopy.feeds.errors import FeedError
from wirecopy.model import Outcome

MAX_INFLATED_BYTES = 10 * 1024 * 1024  # the same as FetchLimits.feed_bytes

_GZIP = b"\x1f\x8b"
_MAX_MEMBERS = 64  # docs/evidence/reliability.md C05

# UTF-32 goes before UTF-16, whose byte order mark is the start of UTF-32's. _NULL_PATTERNS shows "<?" or "{" without one.
_BYTE_ORDER_MARKS = (
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

# A label means the larger encoding that contains it: gb2312 is gb18030, latin-1 is windows-1252 (WHATWG Encoding, 4.2).
_WINDOWS_SUPERSETS = {
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

# What is left of a character where a program cut its text by bytes (miniflux 477, nitter 914).
_CUT_SEQUENCE = re.compile(
    rb"(?:[\xe1-\xec\xee\xef][\x80-\xbf]|[\xf1-\xf3][\x80-\xbf]{1,2}|\xf0[\x90-\xbf][\x80-\xbf]?)(?![\x80-\xbf])"
    # A first byte alone is more often pasted Latin text, unless it ends a text behind a whole character.
    rb"|(?:(?<=[\xc2-\xdf][\x80-\xbf])|(?<=[\xe0-\xef][\x80-\xbf]{2}))[\xc2-\xf4](?=\.\.\.|\xe2\x80\xa6|<|\]\]>)"
)
_REPLACEMENT = "\ufffd".encode()
# A character beyond the first 65,536 as two surrogates of three bytes each, as Java and Oracle write it (CESU-8).
_SURROGATES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
# Control characters that nobody writes: windows-1252 has quotation marks in their places.
_C1 = re.compile("[\x80-\x9f]")
_C1_AS_WINDOWS = {
    code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0) if code != 0x85
}
# What is declared as the left one and has characters where it has controls is the right one.
_WINDOWS_COUSINS = {
    "iso8859-2": "cp1250",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "iso8859-13": "cp1257",
}

# What windows-1252 makes of a byte that is not UTF-8, by the surrogate that "surrogateescape" writes for the byte.
_STRAY_BYTES = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def inflate(body: bytes, limit: int = MAX_INFLATED_BYTES) -> bytes:
    """Unpack a gzip or zlib document, known by its first bytes: HTTP headers do not tell reliably.

    A gzip file may have several members (RFC 1952, 2.2). Bytes after the last member are dropped.

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
        raise FeedError(Outcome.TOO_LARGE, f"more than {limit:,} bytes when unpacked")
    if not stream.eof:
        raise FeedError(Outcome.BAD_ENCODING, "compression cut off")
    return plain, stream.unused_data


def decode(body: bytes, content_type: str | None) -> str:
    """The characters of a document. Never fails: bytes that cannot be read become U+FFFD."""
    text = _decode(body, content_type)
    return text if text.isascii() or not _C1.search(text) else text.translate(_C1_AS_WINDOWS)


def _decode(body: bytes, content_type: str | None) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    for pattern, encoding in _NULL_PATTERNS:
        if pattern.match(body):
            return body.decode(encoding, "replace")
    declared = _declared_encoding(body)
    # ISO-2022-JP is written in ASCII bytes, so it would pass as UTF-8.
    if declared == "iso2022_jp" and b"\x1b" in body:
        return body.decode(declared, "replace")
    try:
        return _undo_double_encoding(body.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    named = declared or _allowed(_header_charset(content_type))
    if named in (None, "utf-8"):
        body = _SURROGATES.sub(_joined, body)
    # Cut characters speak neither for UTF-8 nor against it.
    may_be_cut = named in (None, "utf-8")
    uncut = _CUT_SEQUENCE.sub(b"", body) if may_be_cut else body
    if _is_mostly_utf8(uncut, "utf-8" if named == "utf-8" else declared):
        if may_be_cut:
            body = _CUT_SEQUENCE.sub(_REPLACEMENT, body)
        return body.decode("utf-8", "surrogateescape").translate(_STRAY_BYTES)
    encoding = guess_encoding(body) if named is None or named == "utf-8" else named
    text = body.decode(encoding, "replace")
    if encoding in _WINDOWS_COUSINS and _C1.search(text):
        return body.decode(_WINDOWS_COUSINS[encoding], "replace")
    return text


def _joined(surrogates: re.Match[bytes]) -> bytes:
    pair = surrogates[0].decode("utf-8", "surrogatepass")
    return pair.encode("utf-16", "surrogatepass").decode("utf-16").encode()


def _undo_double_encoding(text: str) -> str:
    """The text decoded once more if it was encoded as UTF-8 twice (19 of 779 captures; docs/evidence/feeds.md 2).

    All letters beyond ASCII must fit: a document with proper letters may still quote mojibake.
    """
    first = None if text.isascii() else _FOREIGN_RUN.search(text)
    if first is None:
        return text
    for encoding in ("latin-1", "cp1252"):
        try:
            first[0].encode(encoding).decode("utf-8")  # fails for most documents, before the whole is tried
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _is_mostly_utf8(body: bytes, declared: str | None) -> bool:
    """Whether a UTF-8 document holds some bytes of another encoding, as pasted text brings them.

    Latin encodings hardly ever form valid UTF-8 sequences. Other encodings do, but their invalid bytes stand side by
    side; then, and if another encoding is declared, valid sequences must outnumber invalid bytes.
    """
    # Counts without a list: the list of 5 MiB of noise took 250 MiB (tests/feeds/test_node_limit.py).
    whole = body.decode("utf-8", "ignore")
    stray = len(body) - len(whole.encode())
    placed = len(whole) - len(body.translate(None, _HIGH_BYTES))
    if not stray:
        return placed > 0 or declared == "utf-8"
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
    """Python's name of the encoding if it is an allowed one, else None."""
    try:
        name = codecs.lookup(label or "").name
    except (LookupError, ValueError):
        return None
    name = _WINDOWS_SUPERSETS.get(name, name)
    return name if name in _ALLOWED else None
