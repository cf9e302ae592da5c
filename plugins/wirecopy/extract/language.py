"""The language of a text, told from the text: the lang attribute is missing or wrong on 13 of 258 news pages."""

from __future__ import annotations

import re

import py3langid

from wirecopy.phrases import spellings
from wirecopy.phrases.near_languages import OWN_WORDS

# Below this the guess is worse than the attribute: headlines and teasers of one sentence.
_SHORT_CHARACTERS = 120
# Right on all 165 labelled news pages of the dev half, as with 500 and with 1,500; 500 take .2 ms a page longer, and give the
# same on all 922 gold pages.
_READ_CHARACTERS = 300

# Log probability a character. Languages so close are one to the model, and the attribute tells: Serbian in Latin letters
# is .08 behind Bosnian. On 922 gold pages the attribute is wrong by 1.1 and more, but for one page in two languages (.17).
_NEAR = 0.1

# Serbo-Croatian, to the model: which of them a text is, their own words tell, or the attribute.
_ONE_LANGUAGE = frozenset(OWN_WORDS)
_ANY_OF_THEM = "sh"
_OWN_WORDS = {language: spellings(OWN_WORDS, languages=[language]) for language in OWN_WORDS}
_WORD = re.compile(r"\w+")

_ALSO_CALLED = {"nb": "no", "iw": "he", "in": "id"}


def read_language(text: str, declared: str | None) -> str | None:
    """ISO 639-1 code; `declared` (the lang attribute) decides for texts of less than a paragraph, and between
    languages that the text does not tell apart. "sh" is Serbo-Croatian of which a page says no more."""
    declared = _ALSO_CALLED.get(declared or "", declared or None)
    if len(text) < _SHORT_CHARACTERS:
        return declared
    read = text[:_READ_CHARACTERS]
    scores = {code: score for code, score in py3langid.rank(read) if len(code) == 2}
    if not scores:
        return declared
    best = next(iter(scores))
    least = scores[best] - _NEAR * len(read)
    stated = _ONE_LANGUAGE if declared == _ANY_OF_THEM else {declared}
    is_near = any(scores.get(code or "", least - 1) >= least for code in stated)
    if best in _ONE_LANGUAGE or (is_near and stated & _ONE_LANGUAGE):
        return _of_its_words(text) or (declared if is_near else best)
    return declared if is_near else best


def _of_its_words(text: str) -> str | None:
    """Serbian, Croatian or Bosnian, whose own words are the most in the text; None where two have as many."""
    words = _WORD.findall(text.casefold())
    (most, language), (second, _) = sorted(
        ((sum(word in own for word in words), language) for language, own in _OWN_WORDS.items()), reverse=True
    )[:2]
    return language if most > second else None
