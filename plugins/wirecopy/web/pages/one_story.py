"""One story: who ran it first, what each outlet did with the text, and why its articles are one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from wirecopy.dedupe.cut_by_copies import cut_by_copies
from wirecopy.dedupe.explain import Explanation
from wirecopy.dedupe.rollup import BELIEVED, OriginalGround
from wirecopy.model import Ground, PassageKind
from wirecopy.store.read_model.one_story import MEMBERS_SHOWN, StoryDetail, StoryMember, WhyDetail
from wirecopy.web.credit_words import CREDIT_SOURCES
from wirecopy.web.page_template import PageContext, render
from wirecopy.web.timeline import Moments, Timeline, timeline
from wirecopy.word_count import count_words

# Chosen: what a reader looks through.
PASSAGES_SHOWN = 8
RUNS_SHOWN = 12
# More parts than this are thinner than a pixel.
_PARTS_DRAWN = 400

ORIGINAL_WORDS = {
    OriginalGround.ORIGINATORS_OUTLET: "it stands with whoever wrote the text",
    OriginalGround.EARLIEST_STATED: "of those that we saw first within one hour it states the earliest time",
    OriginalGround.FIRST_SEEN: "we saw it first, which says little of a feed that was just added",
}
GROUND_WORDS = {
    Ground.FOUNDER: "began the story",
    Ground.SAME_BODY: "the same text",
    Ground.CONTAINED: "one text stands in the other",
    Ground.ALIKE: "each has most of the other",
    Ground.REWRITTEN: "long passages of one stand in the other",
    Ground.ITEM: "the older text stands below or inside the newer",
}


@dataclass(frozen=True, slots=True)
class CutPassage:
    """A passage of the fullest text, with who cut it and who did not."""

    text: str
    cut_by: tuple[StoryMember, ...]
    kept_by: tuple[StoryMember, ...]  # without the fullest


@dataclass(frozen=True, slots=True)
class AddedPassage:
    """A passage that the fullest text lacks."""

    text: str
    words: int
    member: StoryMember


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of the fullest text: where it stands, and how many copies kept it, both in percent."""

    x: float
    width: float
    kept: float
    title: str


@dataclass(frozen=True, slots=True)
class TextUse:
    """What the copies on a page did with the fullest text."""

    copies: int  # that were compared, and of which all passages were read
    cuts: tuple[CutPassage, ...]  # what most copies cut first
    more_cuts: int
    added: tuple[AddedPassage, ...]  # the longest first
    more_added: int
    parts: tuple[TextPart, ...]


def render_story(detail: StoryDetail, context: PageContext) -> str:
    """One story."""
    return render(
        "story.html",
        context,
        detail=detail,
        story=detail.story,
        times=story_times(detail.members),
        use=text_use(detail),
        original_words=ORIGINAL_WORDS,
        ground_words=GROUND_WORDS,
        per_page=MEMBERS_SHOWN,
        source_words=CREDIT_SOURCES,
        believed=BELIEVED,
        a_minute=timedelta(minutes=1),
    )


def render_why(detail: WhyDetail, explanation: Explanation, context: PageContext) -> str:
    """Why two articles are, or are not, one story."""
    return render(
        "why.html",
        context,
        detail=detail,
        explanation=explanation,
        runs_shown=RUNS_SHOWN,
        ground_words=GROUND_WORDS,
    )


def story_times(members: Sequence[StoryMember]) -> Timeline:
    """When each article was out; a stated time counts where it is credible."""
    return timeline(
        [
            Moments(
                member.published_at if member.lag_source == "stated" else None,
                member.first_seen_at,
                member.revised_at,
            )
            for member in members
        ]
    )


def text_use(detail: StoryDetail) -> TextUse:
    """What the copies on this page cut from the fullest text, and what they added."""
    fullest = detail.fullest
    copies = [
        member
        for member in detail.members
        if member.words_kept is not None
        and member.article_id != detail.story.fullest_article_id
        and member.article_id in detail.passages
    ]
    if fullest is None or not copies:
        return TextUse(0, (), 0, (), 0, ())
    found = cut_by_copies(
        fullest.text, {member.article_id: _texts(detail, member, PassageKind.CUT) for member in copies}
    )
    cuts = [
        CutPassage(
            fullest.text[passage.span.start : passage.span.start + passage.span.length],
            tuple(copy for copy in copies if copy.article_id in passage.cut_by),
            tuple(copy for copy in copies if copy.article_id not in passage.cut_by),
        )
        for passage in found
        if passage.cut_by
    ]
    added = [
        AddedPassage(text, count_words(text), copy)
        for copy in copies
        for text in _texts(detail, copy, PassageKind.ADDED)
    ]
    whole = len(fullest.text) / 100
    return TextUse(
        copies=len(copies),
        cuts=tuple(sorted(cuts, key=lambda cut: -len(cut.cut_by))[:PASSAGES_SHOWN]),
        more_cuts=max(len(cuts) - PASSAGES_SHOWN, 0),
        added=tuple(sorted(added, key=lambda passage: -passage.words)[:PASSAGES_SHOWN]),
        more_added=max(len(added) - PASSAGES_SHOWN, 0),
        parts=tuple(
            TextPart(
                x=round(passage.span.start / whole, 2),
                width=round(passage.span.length / whole, 2),
                kept=round(100 * (1 - len(passage.cut_by) / len(copies)), 1),
                title=f"{len(copies) - len(passage.cut_by)} of {len(copies)} kept it: "
                + fullest.text[passage.span.start : passage.span.start + min(passage.span.length, 120)],
            )
            for passage in found[:_PARTS_DRAWN]
        ),
    )


def _texts(detail: StoryDetail, member: StoryMember, kind: PassageKind) -> list[str]:
    return [passage.text for passage in detail.passages[member.article_id] if passage.kind is kind]
