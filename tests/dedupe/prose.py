"""Invented news prose: any length, the same for the same seed, no passage in common between two seeds."""

from __future__ import annotations

import random

_VOCABULARY = """
    minister harbour council budget ferry storm bridge union strike court judge river company market election
    party leader village school hospital farmer island airport railway border treaty envoy general police crowd
    sighting report survey company spokesman director engineer teacher fisherman mayor governor senator season
    winter morning evening weekend quarter century decade project contract tender licence permit decision
    announced warned promised denied confirmed rejected approved opened closed delayed cancelled expanded
    reduced doubled signed discussed visited inspected repaired flooded evacuated rescued questioned released
    local national foreign regional former senior independent public private coastal northern southern eastern
    western heavy sudden expected narrow costly lengthy repeated
    the a of in on for with after before under over against between and but while because although since
"""


def prose(seed: int, words: int) -> str:
    """Sentences of 12 to 28 words, a paragraph for every one or two of them, `words` words in all."""
    source = random.Random(seed)
    vocabulary = _VOCABULARY.split()
    text: list[str] = []
    left = words
    while left:
        length = min(left, source.randint(12, 28))
        sentence = source.choices(vocabulary, k=length)
        text.append(" ".join(sentence).capitalize() + "." + source.choice([" ", "\n"]))
        left -= length
    return "".join(text).strip()


def head(text: str, words: int) -> str:
    """The first `words` words, as a sub-editor trims from the end."""
    return " ".join(text.split()[:words])


def caption(seed: int, words: int) -> str:
    """A picture's caption in one line, closed by the photographer and the agency."""
    return prose(seed, words - 4).replace("\n", " ") + f" (AP Photo/Photographer {seed})"


def menu(seed: int, words: int) -> str:
    """What site boilerplate leaves in a text: lines of one to five words that end no sentence."""
    source = random.Random(seed)
    left, lines = words, []
    while left:
        length = min(left, source.randint(1, 5))
        lines.append(" ".join(source.choices(_VOCABULARY.split(), k=length)).title())
        left -= length
    return "\n".join(lines)


def letter(seed: int, words: int) -> str:
    """A statement in the first person: prose in which every paragraph says "we" once."""
    paragraphs = prose(seed, words).split("\n")
    return "\n".join(" ".join(["We", *paragraph.split()[1:]]) for paragraph in paragraphs)


def elsewhere(seed: int, words: int) -> str:
    """Prose about something else: it has the short words in common with `prose`, none of the longer ones."""
    return " ".join(word if len(word) < 5 else word[::-1] for word in prose(seed, words).split(" "))
