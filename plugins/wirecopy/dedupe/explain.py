"""Why two texts are, or are not, the same: the verdict in words, with the passages that both print."""

from __future__ import annotations

from dataclasses import dataclass

from wirecopy.dedupe.candidates import MIN_SHARED_HASHES
from wirecopy.dedupe.fingerprint import WORDS_PER_SHINGLE, fingerprint
from wirecopy.dedupe.linking import body_key
from wirecopy.dedupe.match import match
from wirecopy.dedupe.tokens import words
from wirecopy.model import Ground, Match

_MEANING = {
    Ground.SAME_BODY: "word for word the same text",
    Ground.CONTAINED: "nearly all of the shorter text stands in the longer one",
    Ground.ALIKE: "half or more of all that either prints is in both",
    Ground.REWRITTEN: "they share long passages, but each has much of its own: one rewrites the other",
    Ground.LITTLE_SHARED: "too little is shared",
    Ground.TOO_SHORT: "one is shorter than 40 words, and they are not the same",
    Ground.STATEMENT: "both print somebody's statement, each in a report of its own",
    Ground.PASSAGE: "both print one passage, each in a report of its own",
    Ground.ITEM: "one text is an item among others on the other page",
    Ground.ROUND_UP: "one goes on about something else after what they share: a round-up",
    Ground.FOUNDER: "nothing was compared",
    Ground.QUOTED: "one quotes the other at length in a report of its own",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """The verdict on two texts and what it rests on."""

    match: Match
    meaning: str
    shared_hashes: int  # of the two sketches
    would_meet: bool  # whether the index, without its stop hashes, brings them together at all
    passages: tuple[str, ...]  # normalised words in common, the longest passage first


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
    shared = len(set(a.sketch) & set(b.sketch))
    return Explanation(
        match=verdict,
        meaning=_MEANING[verdict.ground],
        shared_hashes=shared,
        would_meet=shared >= MIN_SHARED_HASHES or body_key(a, title) == body_key(b, other_title),
        passages=shared_passages(a.article, b.article),
    )


def shared_passages(text: str, other: str) -> tuple[str, ...]:
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
