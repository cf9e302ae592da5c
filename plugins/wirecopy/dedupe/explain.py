"""Why two texts are, or are not, the same: the rule that decided, with the runs of words that both print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from wirecopy.dedupe.candidates import NewArticle, body_key, would_meet
from wirecopy.dedupe.fingerprint import WORDS_PER_SHINGLE, fingerprint
from wirecopy.dedupe.match import match, why
from wirecopy.dedupe.tokens import words
from wirecopy.model import Match

# Two texts are asked about without their times: both count as seen at once.
_SEEN_AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The verdict on two texts and what it rests on.

    Attributes:
        why: the reason of the rule that decided (`match.decided_by`), to be read after "because".
        shared_hashes: of the two sketches.
        would_meet: whether the index, if it stops no hash, brings them together at all.
        shared_runs: normalised words in common, the longest run first.
    """

    match: Match
    why: str
    shared_hashes: int
    would_meet: bool
    shared_runs: tuple[str, ...]


def explain(
    text: str,
    title: str,
    other_text: str,
    other_title: str,
    *,
    is_live: bool = False,
    other_is_live: bool = False,
) -> Explanation:
    """Judge two articles as dedupe does, and say why."""
    a = fingerprint(text, title, is_live=is_live)
    b = fingerprint(other_text, other_title, is_live=other_is_live)
    verdict = match(a, b)
    return Explanation(
        match=verdict,
        why=why(verdict),
        shared_hashes=len(set(a.sketch) & set(b.sketch)),
        would_meet=would_meet(
            NewArticle(1, body_key(a, title), a.sketch, _SEEN_AT),
            NewArticle(2, body_key(b, other_title), b.sketch, _SEEN_AT),
        ),
        shared_runs=find_shared_runs(a.article, b.article),
    )


def find_shared_runs(text: str, other: str) -> tuple[str, ...]:
    """The runs of five words or more of `text` whose every five words stand in `other` too, the longest first."""
    own, others = words(text), words(other)
    known = {tuple(others[i : i + WORDS_PER_SHINGLE]) for i in range(len(others) - WORDS_PER_SHINGLE + 1)}
    runs: list[tuple[int, int]] = []
    for i in range(len(own) - WORDS_PER_SHINGLE + 1):
        if tuple(own[i : i + WORDS_PER_SHINGLE]) not in known:
            continue
        if runs and runs[-1][1] == i + WORDS_PER_SHINGLE - 1:
            runs[-1] = (runs[-1][0], i + WORDS_PER_SHINGLE)
        else:
            runs.append((i, i + WORDS_PER_SHINGLE))
    runs.sort(key=lambda run: (run[0] - run[1], run[0]))
    return tuple(" ".join(own[start:end]) for start, end in runs)
