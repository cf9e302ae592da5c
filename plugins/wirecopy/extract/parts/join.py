"""The parts of one article put together to one text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wirecopy.model import Credit, Extraction, Outcome, Role, TextSource

# Both are chosen, not measured.
_REPEATED = 40  # characters; a shorter line may well stand twice ("* * *", "Yes.")
_WHOLE = 0.8  # of the text so far; a part that holds so much of it is the whole article and no continuation


@dataclass(frozen=True, slots=True)
class Joined:
    """The article, and how many words of its text each of the further parts gave."""

    extraction: Extraction
    words: tuple[int, ...]


def join_parts(first: Extraction, further: Sequence[Extraction]) -> Joined:
    """The first part's article with the text and the credits of the further parts, in their order.

    What every part repeats stands once: lead and byline lines where they come first, closing lines at the end. A part
    without text adds nothing; where the first has none, the next one with text says what the article is.
    """
    parts = (first, *further)
    with_text = [part for part in parts if part.outcome is Outcome.EXTRACTED]
    if not with_text:
        return Joined(first, (0,) * len(further))
    texts = [part.text.split("\n") if part.outcome is Outcome.EXTRACTED else [] for part in parts]
    end = _common_end([text for text in texts if text])
    lines: list[str] = []
    words: list[int] = []
    for text in texts:
        joined = _joined(lines, text[: len(text) - len(end)])
        words.append(max(_count(joined) - _count(lines), 0))
        lines = joined
    article = replace(
        with_text[0],
        text="\n".join([*lines, *end]),
        credits=_credits(with_text),
        rights=next((part.rights for part in with_text if part.rights), None),
        boilerplate=tuple(dict.fromkeys(line for part in with_text for line in part.boilerplate)),
    )
    return Joined(article, tuple(words[1:]))


def with_alternate(page: Extraction, alternate: Extraction) -> Joined:
    """The page's article with the text of its alternate, where that has more; the facts of the page stay."""
    if alternate.outcome is not Outcome.EXTRACTED or alternate.word_count <= page.word_count:
        return Joined(page, (0,))
    words = (alternate.word_count,)
    if page.outcome is not Outcome.EXTRACTED:
        return Joined(replace(alternate, alternate=None, text_source=TextSource.ALTERNATE), words)
    article = replace(
        page,
        text=alternate.text,
        text_source=TextSource.ALTERNATE,
        credits=credits_with_text_of(alternate, page),
        rights=page.rights or alternate.rights,
        language=alternate.language or page.language,
        live_entries=alternate.live_entries,
        boilerplate=alternate.boilerplate,
        alternate=None,
    )
    return Joined(article, words)


def credits_with_text_of(text: Extraction, page: Extraction) -> tuple[Credit, ...]:
    """The credits of a page whose text another document gives: that one's for the text, its own for the pictures."""
    of_text = [credit for credit in text.credits if credit.role is not Role.PHOTOGRAPHER]
    of_page = [credit for credit in page.credits if credit.role is not Role.PHOTOGRAPHER]
    pictures = [credit for credit in page.credits if credit.role is Role.PHOTOGRAPHER]
    return (*(of_text or of_page), *pictures)


def _common_end(texts: Sequence[Sequence[str]]) -> Sequence[str]:
    """The closing lines that all texts have in common; none where there is one text only."""
    length = 0
    while len(texts) > 1 and all(len(text) > length for text in texts):
        if len({text[-1 - length] for text in texts}) > 1:
            break
        length += 1
    return texts[0][len(texts[0]) - length :]


def _joined(lines: list[str], part: list[str]) -> list[str]:
    known, held = set(lines), set(part)
    if lines and sum(len(line) for line in lines if line in held) >= _WHOLE * sum(map(len, lines)):
        return part
    new: list[str] = []
    for line in part:
        if line not in known or (new and len(line) < _REPEATED):
            new.append(line)
    return lines + new


def _count(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _credits(parts: Sequence[Extraction]) -> tuple[Credit, ...]:
    """Each party once in each role, by the first words that name it so."""
    found: dict[tuple[str, str], Credit] = {}
    for credit in (credit for part in parts for credit in part.credits):
        found.setdefault((credit.role, credit.party), credit)
    return tuple(found.values())
