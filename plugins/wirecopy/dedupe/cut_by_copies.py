"""Which passages of a story's fullest text most copies cut."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from wirecopy.dedupe.compare import sentence_spans
from wirecopy.model import Span


@dataclass(frozen=True, slots=True)
class FullestPassage:
    """Sentences in a row of the fullest text that the same copies cut."""

    span: Span
    cut_by: frozenset[int]  # numbers of articles


def cut_by_copies(fullest: str, cuts: Mapping[int, Sequence[str]]) -> tuple[FullestPassage, ...]:
    """The fullest text in passages, in reading order, each with the copies that cut it.

    Args:
        fullest: the text.
        cuts: what each copy cut from it, in reading order, by the number of its article. What is not in the text (it
            has changed since) counts for nothing.
    """
    spans = sentence_spans(fullest)
    starts = [span.start for span in spans]
    cut_by: defaultdict[int, set[int]] = defaultdict(set)
    for article_id, passages in cuts.items():
        after = 0
        for passage in passages:
            at = fullest.find(passage, after)
            if at < 0:  # a copy may have its sentences in another order
                at = fullest.find(passage)
            if at < 0:
                continue
            after = at + len(passage)
            for number in range(bisect_left(starts, at), len(spans)):
                if spans[number].start + spans[number].length > after:
                    break
                cut_by[number].add(article_id)
    return tuple(
        _joined([spans[number] for number in numbers], copies)
        for copies, numbers in groupby(range(len(spans)), key=lambda number: frozenset(cut_by[number]))
    )


def _joined(spans: Sequence[Span], copies: frozenset[int]) -> FullestPassage:
    start = spans[0].start
    return FullestPassage(Span(start, spans[-1].start + spans[-1].length - start), copies)
