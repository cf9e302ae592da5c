"""Whether two pages that name one canonical address show one article. Pure.

Forms of one article (AMP, print, mobile, another section, a sister brand) rightly share an address, and so do the
parts of a long one. Templates let a whole site share one by mistake: the section's, the script's without its query,
another article's (openFEC-web-app 1772, zulip 12199, linkerd website 659, gab-dissenter 27).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from wirecopy.phrases.sentence import SPACED_ENDS, UNSPACED_ENDS

# Forms of one article that were read at the same time differ in a notice or a teaser. Reports from one template share
# sentences too, and a wrong join loses one of them, while a wrong split only gives a story two members. Chosen, not
# measured.
_SAME_TEXT = 0.8
# Notices of a wall stand in place of many texts. Two sentences or three are no proof under different headlines. Chosen,
# not measured.
_PROOF_CHARACTERS = 200
# A site's name or "page 2" may stand around a headline, but a headline of one word stands in many others. Chosen, not
# measured.
_SAME_HEADLINE = 0.5
# A column that returns has its old headline and a new day. The parts of an article have one time, and corrections are
# stated as such.
_RETURNS = timedelta(days=1)

_SENTENCE_END = re.compile(rf"\n+|(?<=[{SPACED_ENDS}])\s+|(?<=[{UNSPACED_ENDS}])")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """What tells the article of a page from that of another."""

    title: str
    text: str
    published_at: datetime | None = None
    feed_title: str = ""  # empty where no feed lists the page


def is_same_article(one: ShownArticle, other: ShownArticle) -> bool:
    """Whether both are forms, parts or states of one article.

    They are when one text holds the other, if it is no mere notice. They also are under one headline, whatever the texts: further parts and
    live blogs share no sentence. But a headline that stands on every page, or returns on another day, proves nothing.
    """
    is_proof = min(len(one.text), len(other.text)) >= _PROOF_CHARACTERS
    if is_proof and shared_text(one.text, other.text) >= _SAME_TEXT:
        return True
    return (
        _is_same_headline(one.title, other.title)
        and (not (one.feed_title and other.feed_title) or _is_same_headline(one.feed_title, other.feed_title))
        and not _is_other_day(one.published_at, other.published_at)
    )


def shared_text(one: str, other: str) -> float:
    """The share of the shorter text that stands in the longer one in whole sentences, by characters of words."""
    shorter, longer = sorted((one, other), key=len)
    within = f" {_words(longer)} "
    sentences = [sentence for part in _SENTENCE_END.split(shorter) if (sentence := _words(part))]
    shared = sum(len(sentence) for sentence in sentences if f" {sentence} " in within)
    return shared / (sum(map(len, sentences)) or 1)


def _is_same_headline(one: str, other: str) -> bool:
    shorter, longer = sorted((_words(one), _words(other)), key=len)
    return shorter == longer or (
        f" {shorter} " in f" {longer} " and len(shorter) >= _SAME_HEADLINE * len(longer)
    )


def _is_other_day(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and abs(one - other) >= _RETURNS


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
