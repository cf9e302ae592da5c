"""Guesses the encoding of a document that is not UTF-8 and declares none.

88 of 779 captured feeds declare no encoding (docs/evidence/feeds.md 2). charset-normalizer tells scripts apart but not
Latin alphabets: it reads Portuguese, Swedish and French of windows-1252 as windows-1250. So we ask it about the other
scripts only, and choose for Latin text by the language that the feed or page names.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_RUN = re.compile(rb"[^<>]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_MAX_SAMPLE = 4096  # bytes; charset-normalizer needs a few milliseconds for them
_MIN_HIGH = 16  # bytes over 127: about one headline. Chosen, not measured.
# The share of bytes over 127 among those that are not space. Chosen, not measured: Vietnamese, the densest Latin text,
# has less than a quarter; Greek and Russian have more than a half, foreign names included.
_OTHER_SCRIPT = 0.3

_OTHER_SCRIPTS = [
    *("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp1253", "cp1255", "cp1256", "cp874"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
_LANGUAGE = re.compile(
    rb"<(?:dc:)?language[^>]{0,100}>\s*([A-Za-z]{2})|\b(?:xml:)?lang\s*=\s*[\"']?([A-Za-z]{2})(?![A-Za-z])"
)
_LATIN = {
    **dict.fromkeys(("cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), "cp1250"),
    **dict.fromkeys(("et", "lt", "lv"), "cp1257"),
    **dict.fromkeys(("az", "tr"), "cp1254"),
    "vi": "cp1258",
}


def guess_encoding(body: bytes) -> str:
    """The most likely encoding of bytes that are not UTF-8; "cp1252" unless something points to another."""
    sample = _sample(body)
    high = len(_HIGH.findall(sample))
    if high >= _MIN_HIGH and high >= _OTHER_SCRIPT * len(b"".join(sample.split())):
        best = from_bytes(sample, cp_isolation=_OTHER_SCRIPTS).best()
        if best is not None:
            return best.encoding
    return latin_encoding(body)


def latin_encoding(body: bytes) -> str:
    """The encoding that texts in the document's language have where they are not UTF-8, if they are Latin."""
    language = _LANGUAGE.search(body, 0, 20_000)
    code = (language[1] or language[2]).decode().lower() if language else ""
    return _LATIN.get(code, "cp1252")


def is_other_script(encoding: str) -> bool:
    """Whether an encoding is one of those that are told apart from their bytes."""
    name = codecs.lookup(encoding).name
    return name.startswith("utf") or name in {codecs.lookup(other).name for other in _OTHER_SCRIPTS}


def _sample(body: bytes) -> bytes:
    """The first texts between tags that have bytes over 127, each whole: a cut would break a character."""
    pieces: list[bytes] = []
    size = 0
    for run in _RUN.finditer(body):
        if run[0].isascii():
            continue
        if pieces and size + len(run[0]) > _MAX_SAMPLE:
            break
        pieces.append(run[0][:_MAX_SAMPLE])
        size += len(run[0])
    return b"\n".join(pieces)
