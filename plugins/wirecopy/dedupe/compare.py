"""What one text did to another: passages kept, edited, cut and added, and their words.

Words are those of tokens.py, so another quotation mark or capital is no change. A passage is sentences in a row with one
fate.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wirecopy.dedupe.tokens import words
from wirecopy.model import Comparison, Passage, PassageKind, Span
from wirecopy.phrases.sentence import APOSTROPHE, BRACKETS, QUOTES, SPACED_ENDS, UNSPACED_ENDS

# Two sentences are one sentence, edited, when they share half of their distinct words (Dice). Unrelated
# sentences of the same story share about a quarter, mostly small words.
EDITED_MIN_DICE = 0.5
# A word that stands in more sentences than this does not help to find the sentence that was edited. Without
# the limit the search would be quadratic in "the". Chosen, not measured.
COMMON_WORD_SENTENCES = 20
# A table or list may run on for thousands of words without an end, and two sentences are compared word by word.
# Chosen, not measured.
LONGEST_SENTENCE = 200  # words
# Words looked at in the search for edited sentences, half a second of it. Two texts of a thousand sentences with 150 rare
# words each took 6 s without a limit, two of 5 MB three minutes; the dearest of 120 pairs of news texts takes a tenth
# of it (docs/evidence/reliability.md 3).
MOST_WORDS_LOOKED_AT = 8_000_000
# What a pair of sentences costs beside its words: short ones make millions of pairs, which took 9 s and 741 MiB.
_PAIR = 20  # words
# No article has so many, but a live blog held against another would fill the database with small pieces.
MAX_PASSAGES = 1000  # chosen, not measured

# Between two sentences stand spaces, line ends, a stray mark. Chosen, not measured.
_LONGEST_GAP = 8  # characters

_SENTENCE_END = re.compile(
    rf"\n+|(?<=[{SPACED_ENDS}])[{re.escape(APOSTROPHE + QUOTES + BRACKETS)}]*\s+|(?<=[{UNSPACED_ENDS}])"
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Normalised words and where they stand in the text."""

    words: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class _Alignment:
    """The sentences of both texts, and which of the copy is which of the fullest."""

    copied: Sequence[_Sentence]
    full: Sequence[_Sentence]
    kept: Mapping[int, int]  # position in the copy -> position in the fullest: word for word
    edited: Mapping[int, int]  # the same for edited forms
    whole_sentences_only: bool  # edited forms would have cost too much to find


def compare(copy: str, fullest: str) -> Comparison:
    """What `copy` kept, edited and cut of `fullest`, and what it added, sentence by sentence.

    A word is kept when its whole sentence stands anywhere in `fullest`: to move a paragraph neither cuts nor adds. It is
    also kept when it stands, in order, in the edited form of a sentence. Each sentence of the copy is the edited form of
    at most one, the most alike of those that are left. All other words of `fullest` are cut, all
    other words of `copy` added, so kept + cut and kept + added are the two lengths.

    Where finding edited forms would look at more than MOST_WORDS_LOOKED_AT words none is looked for, and the answer says
    `whole_sentences_only`. The cost is thus linear in the two lengths.
    """
    aligned = _align(_sentences(copy), _sentences(fullest))
    kept = sum(len(aligned.copied[i].words) for i in aligned.kept)
    for i, j in aligned.edited.items():
        kept += _in_order(aligned.full[j].words, aligned.copied[i].words)
    found = {**aligned.kept, **aligned.edited}
    order = [found[i] for i in sorted(found)]
    return Comparison(
        words_kept=kept,
        words_cut=_word_count(aligned.full) - kept,
        words_added=_word_count(aligned.copied) - kept,
        order_changed=order != sorted(order),
        whole_sentences_only=aligned.whole_sentences_only,
        passages=tuple(_joined(_passages(aligned)))[:MAX_PASSAGES],
    )


def words_changed(before: str, after: str) -> tuple[int, int]:
    """Words that a revision added and removed, as `compare` counts them."""
    comparison = compare(copy=after, fullest=before)
    return comparison.words_added, comparison.words_cut


def sentence_spans(text: str) -> list[Span]:
    """Where the sentences of a text stand; what has no words is none."""
    return [sentence.span for sentence in _sentences(text)]


def _sentences(text: str) -> list[_Sentence]:
    found: list[_Sentence] = []
    start = 0
    for end in [*_SENTENCE_END.finditer(text), None]:
        # The closing quotation mark belongs to the sentence, the space after it does not.
        stop = len(text) if end is None else end.start() + len(end.group().rstrip())
        found += _pieces(text, start, stop)
        start = len(text) if end is None else end.end()
    return found


def _pieces(text: str, start: int, stop: int) -> Iterator[_Sentence]:
    """The sentence between two positions, in pieces when it is too long."""
    sentence = tuple(words(text[start:stop]))
    if not sentence:
        return
    if len(sentence) <= LONGEST_SENTENCE:
        yield _Sentence(sentence, Span(start, stop - start))
        return
    # Each piece ends at the last space that keeps it short enough. A script without spaces is cut by characters.
    breaks = [space.end() for space in _SPACE.finditer(text, start, stop)] or list(range(start, stop))
    for first in range(0, len(breaks) + 1, LONGEST_SENTENCE):
        begin = breaks[first - 1] if first else start
        last = first + LONGEST_SENTENCE - 1
        end = breaks[last] if last < len(breaks) else stop
        if piece := tuple(words(text[begin:end])):
            yield _Sentence(piece, Span(begin, len(text[begin:end].rstrip())))


def _in_order(before: Sequence[str], after: Sequence[str]) -> int:
    """How many words of one stand in the other in the same order: the length of their longest common subsequence.

    Hyyrö, Bit-parallel LCS-length computation revisited (2004): a bit for each word of `before`, and a step for each of
    `after`, so that no repetition makes it slow.
    """
    places: defaultdict[str, int] = defaultdict(int)
    for i, word in enumerate(before):
        places[word] |= 1 << i
    every = unmatched = (1 << len(before)) - 1
    for word in after:
        matched = unmatched & places.get(word, 0)
        unmatched = ((unmatched + matched) | (unmatched - matched)) & every
    return len(before) - unmatched.bit_count()


def _word_count(sentences: Iterable[_Sentence]) -> int:
    return sum(len(sentence.words) for sentence in sentences)


# ------------------------------------------------------------------------------------------- alignment


def _align(copied: Sequence[_Sentence], full: Sequence[_Sentence]) -> _Alignment:
    unpaired: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for j, sentence in enumerate(full):
        unpaired[sentence.words].append(j)
    kept = {i: unpaired[each.words].popleft() for i, each in enumerate(copied) if unpaired.get(each.words)}
    left = sorted(set(range(len(full))) - set(kept.values()))
    new = [i for i in range(len(copied)) if i not in kept]
    alike = _alike([full[j].words for j in left], [copied[i].words for i in new])
    edited = {new[b]: left[a] for a, b in _pairs(alike or ())}
    return _Alignment(copied, full, kept, edited, whole_sentences_only=alike is None)


_Alike = tuple[float, int, int]  # unlikeness, position before, position after


def _pairs(alike: Iterable[_Alike]) -> Iterator[tuple[int, int]]:
    """Pair the sentences that are edited forms of one another, the most alike first, each at most once."""
    paired_before: set[int] = set()
    paired_after: set[int] = set()
    for _, i, j in sorted(alike):
        if i not in paired_before and j not in paired_after:
            paired_before.add(i)
            paired_after.add(j)
            yield i, j


def _alike(before: list[tuple[str, ...]], after: list[tuple[str, ...]]) -> list[_Alike] | None:
    """The sentences that may be one, edited; None where it would take too long to tell."""
    distinct_before = [frozenset(sentence) for sentence in before]
    postings: defaultdict[str, list[int]] = defaultdict(list)  # word -> sentences of before
    for i, sentence in enumerate(distinct_before):
        for word in sentence:
            postings[word].append(i)
    rare = {word: found for word, found in postings.items() if len(found) <= COMMON_WORD_SENTENCES}
    found: list[_Alike] = []
    looked_at = 0
    for j, sentence in enumerate(map(frozenset, after)):
        candidates = {i for word in sentence for i in rare.get(word, ())}
        looked_at += len(candidates) * (len(sentence) + _PAIR)
        if looked_at > MOST_WORDS_LOOKED_AT:
            return None
        for i in candidates:
            other = distinct_before[i]
            dice = 2 * len(sentence & other) / (len(sentence) + len(other))
            if dice >= EDITED_MIN_DICE:
                found.append((-dice, i, j))
    return found


# -------------------------------------------------------------------------------------------- passages


def _passages(aligned: _Alignment) -> Iterator[Passage]:
    """The copy in reading order, and each cut after the sentence that stands before it in the fullest text."""
    found = {**aligned.kept, **aligned.edited}
    cuts = _cuts(aligned, set(found.values()))
    yield from cuts.get(-1, ())
    for i, sentence in enumerate(aligned.copied):
        if i not in found:
            yield Passage(PassageKind.ADDED, sentence.span, None)
            continue
        kind = PassageKind.KEPT if i in aligned.kept else PassageKind.EDITED
        yield Passage(kind, sentence.span, aligned.full[found[i]].span)
        yield from cuts.get(found[i], ())


def _cuts(aligned: _Alignment, present: set[int]) -> dict[int, list[Passage]]:
    """The cut sentences by the position of the last one before them that the copy has, -1 for none."""
    cuts: defaultdict[int, list[Passage]] = defaultdict(list)
    last = -1
    for j, sentence in enumerate(aligned.full):
        if j in present:
            last = j
        else:
            cuts[last].append(Passage(PassageKind.CUT, None, sentence.span))
    return cuts


def _joined(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Neighbours of one kind as one passage, except edited sentences, which are read one by one."""
    run: Passage | None = None
    for passage in passages:
        if run and run.kind is passage.kind is not PassageKind.EDITED and _follows(run, passage):
            run = Passage(
                run.kind, _through(run.span, passage.span), _through(run.full_span, passage.full_span)
            )
            continue
        if run:
            yield run
        run = passage
    if run:
        yield run


def _follows(run: Passage, passage: Passage) -> bool:
    """Whether nothing but a gap stands between the two, in each text that has them."""
    return all(
        before is None or after is None or 0 <= after.start - before.end <= _LONGEST_GAP
        for before, after in ((run.span, passage.span), (run.full_span, passage.full_span))
    )


def _through(first: Span | None, last: Span | None) -> Span | None:
    return Span(first.start, last.end - first.start) if first and last else None
