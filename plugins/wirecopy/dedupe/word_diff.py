"""What one text did to another, for a person to read in a terminal or a log: a few passages, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from wirecopy.dedupe.compare import compare
from wirecopy.model import Passage, PassageKind, Span

# Chosen, not measured: three passages tell what an extractor does, and a line of 300 characters takes three of a terminal.
_PASSAGES = 3
_CHARACTERS = 300
_CONTEXT = 4  # words shown on each side of a change
_MOST_WORDS = 200  # difflib is quadratic: 20 ms for two passages of so many words that have nothing in common


def word_diff(before: str, after: str) -> list[str]:
    """The passages of which most changed, in the order of the texts.

    "- words" were cut, "+ words" were added, and "~ words" hold `[-cut-]` and `{+added+}`, as wdiff writes them.
    """
    passages = compare(copy=after, fullest=before).passages
    changed = [
        (number, passage) for number, passage in enumerate(passages) if passage.kind is not PassageKind.KEPT
    ]
    largest = sorted(changed, key=lambda each: -_length(each[1]))[:_PASSAGES]
    return [_shown(passage, before, after) for _, passage in sorted(largest, key=lambda each: each[0])]


def _length(passage: Passage) -> int:
    return sum(span.length for span in (passage.span, passage.full_span) if span is not None)


def _shown(passage: Passage, before: str, after: str) -> str:
    was, now = _words(before, passage.full_span), _words(after, passage.span)
    if passage.kind is PassageKind.EDITED:
        return _clipped("~ " + " ".join(_edited(was, now)))
    return _clipped(f"- {' '.join(was)}" if was else f"+ {' '.join(now)}")


def _words(text: str, span: Span | None) -> list[str]:
    return [] if span is None else text[span.start : span.end].split()


def _edited(was: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    was, now = was[:_MOST_WORDS], now[:_MOST_WORDS]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            yield _near_the_change(was[i:i_end], is_first=i == 0, is_last=i_end == len(was))
            continue
        if i < i_end:
            yield f"[-{' '.join(was[i:i_end])}-]"
        if j < j_end:
            yield f"{{+{' '.join(now[j:j_end])}+}}"


def _near_the_change(words: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    """Unchanged words, of which those far from a change are left out."""
    before = [] if is_first else words[:_CONTEXT]
    after = [] if is_last else words[-_CONTEXT:]
    if len(words) <= len(before) + len(after):
        return " ".join(words)
    return " ".join([*before, "…", *after])


def _clipped(line: str) -> str:
    return line if len(line) <= _CHARACTERS else line[: _CHARACTERS - 1] + "…"
