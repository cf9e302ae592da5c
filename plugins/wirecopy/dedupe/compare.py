"""What one text did to another: words kept, cut and added.

Works on words as words.py has them, so another quotation mark or capital is no change.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from wirecopy.dedupe.words import words
from wirecopy.model import Comparison

# Two sentences are one sentence, edited, when they share half of their distinct words (Dice). Unrelated
# sentences of the same story share about a quarter, mostly small words.
EDITED_MIN_DICE = 0.5
# A word that stands in more sentences than this does not help to find the sentence that was edited; without
# it the search would be quadratic in "the".
COMMON_WORD_SENTENCES = 20
# A table or list may run on for thousands of words without an end, and difflib is quadratic.
LONGEST_SENTENCE = 200

Sentence = tuple[str, ...]

_SENTENCE_END = re.compile(r"\n+|(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？])")


def compare(copy: str, fullest: str) -> Comparison:
    """Count what `copy` kept and cut of `fullest`, and what it added.

    A word is kept when its whole sentence stands in `fullest`, wherever (moving a paragraph neither cuts
    nor adds), or when it survives, in order, in the edited form of a sentence: each sentence of the copy has
    at most one such partner, the remaining sentence most like it. All other words of `fullest` are cut, all
    other words of `copy` added, so kept + cut and kept + added are the two lengths.
    """
    copied, full = Counter(_sentences(copy)), Counter(_sentences(fullest))
    same = copied & full
    kept = _word_count(same)
    for before, after in _edited(list((full - same).elements()), list((copied - same).elements())):
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        kept += sum(block.size for block in blocks)
    return Comparison(
        words_kept=kept,
        words_cut=_word_count(full) - kept,
        words_added=_word_count(copied) - kept,
    )


def words_changed(before: str, after: str) -> tuple[int, int]:
    """Words that a revision added and removed, as `compare` counts them."""
    comparison = compare(copy=after, fullest=before)
    return comparison.words_added, comparison.words_cut


def _sentences(text: str) -> Iterator[Sentence]:
    for part in _SENTENCE_END.split(text):
        sentence = tuple(words(part))
        for start in range(0, len(sentence), LONGEST_SENTENCE):
            yield sentence[start : start + LONGEST_SENTENCE]


def _word_count(sentences: Counter[Sentence]) -> int:
    return sum(len(sentence) * times for sentence, times in sentences.items())


def _edited(before: list[Sentence], after: list[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """Pair the sentences that are edited forms of one another, the most alike first, each at most once."""
    free_before, free_after = set(range(len(before))), set(range(len(after)))
    for _, i, j in sorted(_likeness(before, after)):
        if i in free_before and j in free_after:
            free_before.remove(i)
            free_after.remove(j)
            yield before[i], after[j]


def _likeness(before: list[Sentence], after: list[Sentence]) -> Iterator[tuple[float, int, int]]:
    """Yield (unlikeness, position in before, position in after) for sentences that may be one."""
    carriers: defaultdict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(before):
        for word in set(sentence):
            carriers[word].append(i)
    telling = {word: found for word, found in carriers.items() if len(found) <= COMMON_WORD_SENTENCES}
    for j, sentence in enumerate(after):
        distinct = set(sentence)
        for i in {i for word in distinct for i in telling.get(word, ())}:
            other = set(before[i])
            dice = 2 * len(distinct & other) / (len(distinct) + len(other))
            if dice >= EDITED_MIN_DICE:
                yield -dice, i, j
