"""The names and numbers of a text: what a template leaves open, and what a copy keeps.

Names are told by their capital, so a script without capitals shows its numbers only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirecopy.dedupe.text_cache import cached_by_text
from wirecopy.dedupe.tokens import WORD, with_capitals
from wirecopy.phrases.sentence import ANY_END

# The words of a text with the signs that matter here: an end of a sentence or line, and what holds the parts of one
# number together, as in "1,250.50" and "19:45".
_TOKEN = re.compile(rf"(?:{WORD})(?:(?<=\d)[.,:](?=\d))?|[\n{re.escape(ANY_END)}]")
_ENDS = frozenset("\n" + ANY_END)
_INSIDE_NUMBER = ".,:"
_STOP = "."  # behind a single letter it ends no sentence


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """The words of a text as tokens.py counts them, and the fact that each belongs to.

    A fact is a word of a name ("otter", "bay"), all letters, or a whole number ("125050"), which is not.
    """

    words: list[str]
    facts: list[str | None]
    sentences: frozenset[int]  # how many words stand before each end of a sentence or line
    lines: frozenset[int]  # the same for lines alone

    @property
    def capitals(self) -> float:
        """Words with a capital for each word of the text; neighbours count as one, as in "Otter Bay"."""
        names = list(map(is_name, self.facts))
        firsts = sum(here and not before for before, here in zip([False, *names], names, strict=False))
        return firsts / len(names) if names else 0.0


def is_name(fact: str | None) -> bool:
    return fact is not None and fact.isalpha()


@cached_by_text
def find_facts(text: str) -> Facts:
    """Tell names and numbers from the other words of `text`.

    The first word of a sentence is a name if one follows it: "Edna Marlow, 87".
    """
    words: list[str] = []
    facts: list[str | None] = []
    first_words: list[int] = []
    sentences: set[int] = set()
    lines: set[int] = set()
    number: int | None = None  # where the number began that goes on
    starts_sentence = True
    for token in _TOKEN.findall(with_capitals(text)):
        if token.islower() and token.isalpha():
            words.append(token)
            facts.append(None)
        elif token == _STOP and words and words[-1].isalpha() and len(words[-1]) == 1:
            continue  # "p.m. Friday", "U.S. officials", "J. Roe"
        elif token in _ENDS:
            (lines if token.isspace() else sentences).add(len(words))
            starts_sentence = True
            continue
        elif token.isalpha():
            if token[0].isupper() and starts_sentence:
                first_words.append(len(words))
            words.append(token.lower())
            facts.append(words[-1] if token[0].isupper() and not starts_sentence else None)
        else:
            number = len(words) if number is None else number
            words.append(token.rstrip(_INSIDE_NUMBER).lower())
            facts.append(None)
            if token[-1] not in _INSIDE_NUMBER:
                facts[number:] = ["".join(words[number:])] * (len(words) - number)
                number = None
        starts_sentence = False
    for i in first_words:
        if is_name(next(iter(facts[i + 1 : i + 2]), None)):
            facts[i] = words[i]
    return Facts(words, facts, frozenset(sentences | lines), frozenset(lines))
