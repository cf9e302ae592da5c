"""Which words of a text are somebody's words, not the outlet's: quotations, statements, letters, posts.

Two outlets that print one statement share it without copying each other. Only marks and pronouns are read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wirecopy.dedupe.text_cache import cached_by_text
from wirecopy.dedupe.tokens import words
from wirecopy.phrases import pattern_of, spellings
from wirecopy.phrases.first_person import FIRST_PERSON, LOWER_CASE
from wirecopy.phrases.sentence import ANY_END, BRACKETS, QUOTES

_OPENS = re.compile(r"[(\[]*[\"“«„「『]")
_CLOSES = re.compile(r"[\"”»」』][)\].,;:!?—-]*$")
_ENDS_SENTENCE = re.compile(rf"[{re.escape(ANY_END)}][{re.escape(QUOTES + BRACKETS)}]*$")
# Nobody reports in the first person. Outside quotation marks it shows that a sentence and its neighbours are
# part of a statement or letter whose marks were lost with the page's layout. English, German, French, Spanish,
# Portuguese, Italian, Dutch. Left out is what means something else in another of them ("nos", "mes", "mis").
_PRONOUNS = spellings(FIRST_PERSON)
_CAPITALS = spellings(FIRST_PERSON, without=LOWER_CASE)
_PRONOUN = pattern_of([*_PRONOUNS, *(word[0].upper() + word[1:] for word in _CAPITALS)])
_FIRST_PERSON = re.compile(rf"\W*{_PRONOUN}\W*")
_MARKS = re.compile(rf"[\"“«„「『:]|\b{_PRONOUN}\b")
# "I ministri": the Italian article stands before masculine plurals only.
_ITALIAN_ARTICLE = re.compile(r"\bI(?=\s+[^\W\d_]{2,}i\b)")

# "NEW DELHI: The court ruled", "Update: ": a colon after a word or two announces nothing but its own line.
_LABEL = 3  # words


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """`spoken` says of each word whether it is somebody's words; `announced` are the positions after a colon."""

    spoken: npt.NDArray[np.bool_]
    announced: npt.NDArray[np.int64]


@cached_by_text
def find_speech(text: str) -> Speech:
    """Mark the words of `text`, counted as tokens.py counts them.

    A quotation ends with its line at the latest. Newspapers close the marks of a long one only after its last
    paragraph, and a mark that was lost must not turn the rest of the page around.
    """
    spoken: list[bool] = []
    announced: list[int] = []
    for line in text.split("\n"):
        if _MARKS.search(line):
            marks, colons = _read(line)
            announced += [len(spoken) + place for place in colons]
            spoken += marks
        else:
            spoken += [False] * len(words(line))
    return Speech(np.array(spoken, dtype=np.bool_), np.array(announced, dtype=np.int64))


def _read(line: str) -> tuple[list[bool], list[int]]:
    """For each word of a line whether it is spoken, and the positions after its colons."""
    spoken: list[bool] = []
    colons: list[int] = []
    sentence, sentences, personal = 0, [], set()
    is_open = False
    tokens = _ITALIAN_ARTICLE.sub("i", line).split()
    for place, token in enumerate(tokens):
        is_open = is_open or bool(_OPENS.match(token))
        count = len(words(token))
        spoken += [is_open] * count
        sentences += [sentence] * count
        if not is_open and _FIRST_PERSON.fullmatch(token):
            personal |= {sentence - 1, sentence, sentence + 1}
        if _CLOSES.search(token):
            is_open = False
        if token.endswith(":") and (place >= _LABEL or place == len(tokens) - 1):
            colons.append(len(spoken))
        sentence += bool(_ENDS_SENTENCE.search(token))
    return [mark or number in personal for mark, number in zip(spoken, sentences, strict=True)], colons
