"""The form of every line that we log: what happened, then `key=value` pairs (logfmt), and nothing secret. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

MAX_VALUE_CHARACTERS = 1000
MAX_TRACE_CHARACTERS = 16 * 1024

_BARE_VALUE = re.compile(r'[^\s"=]+')
_DATABASE_URL = re.compile(r"\bpostgres(?:ql)?(?:\+\w+)?://\S*", re.IGNORECASE)
_USER_IN_URL = re.compile(r"(?<=://)[^\s/?#\"']*@")
# Names of query parameters, and of the words of a libpq connection string. A name may be longer than its telling
# part (X-Amz-Signature, access_token), but for the short ones, which are also parts of "keyword" and "author".
# Bounded, because a text of 16 KiB may be one long word.
_SECRET_PARAMETER = re.compile(
    r"\b((?:[\w.~-]{0,40}(?:token|secret|passwo?r?d|signature|credential|session|accesskey|api_?-?key)[\w.~-]{0,40}"
    r"|(?:[\w.~-]{0,40}[_.~-])?(?:key|auth|sig|jwt|pwd)(?:[_.-]?(?:pair)?[_.-]?id)?))=(?!=)[^\s&;#\"']+",
    re.IGNORECASE,
)


def log_line(what: str, fields: Mapping[str, object], trace: str = "") -> str:
    """One event: `what` in plain words, the fields as `key=value`, and a traceback on the lines after it.

    A field that is None or "" is left out. A value with a space, a quote or a control character is a JSON string.
    """
    pairs = [f"{name}={_value(value)}" for name, value in fields.items() if value not in (None, "")]
    line = " ".join([printable(without_secrets(what)), *pairs])
    return f"{line}\n{printable(_shortened(trace.rstrip(), MAX_TRACE_CHARACTERS))}" if trace else line


def without_secrets(text: str) -> str:
    """The text, with no address of a database, and its web addresses without user, password, keys and tokens."""
    text = _DATABASE_URL.sub("postgresql://(hidden)", text)
    return _SECRET_PARAMETER.sub(r"\1=(hidden)", _USER_IN_URL.sub("", text))


def cut_middle(text: str, characters: int) -> str:
    """The beginning and the end of a text that is too long: a traceback says at its end what went wrong."""
    if len(text) <= characters:
        return text
    half = characters // 2
    return f"{text[:half]} … {len(text) - 2 * half} characters left out … {text[-half:]}"


def printable(text: str) -> str:
    """The text without what would move a terminal's cursor or turn its text around; its lines stay."""
    return "".join(
        character if character.isprintable() or character in "\n\t" else "\ufffd" for character in text
    )


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    text = _shortened(str(value), MAX_VALUE_CHARACTERS)
    if _BARE_VALUE.fullmatch(text) and text.isprintable():
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _shortened(text: str, characters: int) -> str:
    """The text without secrets, and not too long. It is cut twice, since the first cut may halve an address and
    leave a password whose address does not show any more; the second takes that place away."""
    return cut_middle(without_secrets(cut_middle(text, 4 * characters)), characters)
