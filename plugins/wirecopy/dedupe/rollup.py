"""What readers see of a story, worked out from its members and their credits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from wirecopy.dedupe.story_title import PrintedTitle, choose_title
from wirecopy.model import Comparison, CreditSource, Precision, Role

# Weaker evidence is kept and shown, but names nobody: a canonical link to another site (0.4) leads as often to a
# sister title as to the author of the text. SQL says the same in the function wirecopy.is_believed().
BELIEVED = 0.5


# A stated time is credible for a lag if it is that near to our first sight. What is older is a page of the past that a feed
# lists again; clocks of servers go fast by minutes. Both chosen, not measured.
_STATED_BEFORE = timedelta(days=7)
_STATED_AFTER = timedelta(minutes=5)


class CopyRelation(StrEnum):
    """original: see OriginalGround; copy: every other."""

    ORIGINAL = "original"
    COPY = "copy"


class OriginalGround(StrEnum):
    """Why a member is the original of its story."""

    ORIGINATORS_OUTLET = "originators_outlet"  # it stands with whoever wrote the text
    EARLIEST_STATED = "earliest_stated"  # of those first seen within one hour, it states the earliest time
    FIRST_SEEN = "first_seen"


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story. `compared_with` is the digest that its stored word counts rest on."""

    story_id: int
    article_id: int
    outlet_id: int
    outlet: str
    outlet_domain: str
    outlet_party: str  # the name under which the outlet itself is credited
    title: str
    section: str | None
    word_count: int
    language: str | None
    first_seen_at: datetime
    published_at: datetime | None
    published_precision: Precision | None
    text_sha256: bytes
    text_bytes: int
    compared_with: bytes | None
    last_changed_at: datetime


@dataclass(frozen=True, slots=True)
class MemberCredit:
    """An originator or distributor credited on a member's page."""

    story_id: int
    article_id: int
    role: Role
    party: str
    source: CreditSource
    confidence: float


@dataclass(frozen=True, slots=True)
class CopyRollUp:
    """What one member did. `comparison` is None while its word counts are still right, `stated_lag` where it states no credible
    time: else it is the distance to the earliest one of the story."""

    article_id: int
    fullest_article_id: int  # what it is compared with
    relation: CopyRelation
    headline_changed: bool
    stated_lag: timedelta | None
    compared_with: bytes
    is_stale: bool  # whether the two texts behind the word counts changed
    comparison: Comparison | None = None

    @property
    def is_fullest(self) -> bool:
        return self.article_id == self.fullest_article_id


@dataclass(frozen=True, slots=True)
class StoryRollUp:
    story_id: int
    title: str
    originator: str | None
    distributor: str | None
    first_seen_at: datetime
    first_outlet_id: int
    last_seen_at: datetime
    outlet_count: int
    article_count: int
    fullest_article_id: int
    language: str | None
    first_published_at: datetime | None
    first_published_outlet_id: int | None
    credit_conflicts: int  # members whose own page credits another originator
    original_article_id: int
    original_ground: OriginalGround


def roll_up(
    members: Sequence[Member], credits: Sequence[MemberCredit]
) -> tuple[StoryRollUp, list[CopyRollUp]]:
    """The roll-up of one story from its members (at least one) and their credits.

    Four facts are kept apart: where we saw it first, who claims the earliest time, which member is the original, and who
    has the fullest text.
    """
    members = sorted(members, key=_order_of_appearance)
    first = members[0]
    fullest = max(members, key=lambda member: (member.word_count, -member.article_id))
    claimed = min((m for m in members if m.published_at), key=_order_of_stated_times, default=None)
    originator = best_party(credits, Role.ORIGINATOR)
    own = [member for member in members if member.outlet_party == originator]
    original, ground = (own[0], OriginalGround.ORIGINATORS_OUTLET) if own else (first, _ground(members))
    story = StoryRollUp(
        story_id=first.story_id,
        title=choose_title([*map(_printed, members)], preferred=map(_printed, own)),
        originator=originator,
        distributor=best_party(credits, Role.DISTRIBUTOR),
        first_seen_at=min(member.first_seen_at for member in members),
        first_outlet_id=first.outlet_id,
        last_seen_at=max(member.last_changed_at for member in members),
        outlet_count=len({member.outlet_id for member in members}),
        article_count=len(members),
        fullest_article_id=fullest.article_id,
        language=fullest.language,
        first_published_at=claimed.published_at if claimed else None,
        first_published_outlet_id=claimed.outlet_id if claimed else None,
        credit_conflicts=_conflicts(credits, originator),
        original_article_id=original.article_id,
        original_ground=ground,
    )
    earliest = min(filter(None, map(_credible_time, members)), default=None)
    return story, [_copy(member, original, fullest, earliest) for member in members]


def with_comparison(copy: CopyRollUp, comparison: Comparison) -> CopyRollUp:
    return replace(copy, comparison=comparison)


def best_party(credits: Iterable[MemberCredit], role: Role) -> str | None:
    """The party that the evidence favours: first whoever carries the text on its own site, then the strongest single
    credit, then the number of members that name it.

    None when no credit is worth believing.
    """
    weight: defaultdict[str, list[tuple[bool, float]]] = defaultdict(list)
    for credit in credits:
        if credit.role == role and credit.confidence >= BELIEVED:
            weight[credit.party].append((credit.source == CreditSource.OUTLET, credit.confidence))
    ranked = {party: (max(each), len(each)) for party, each in weight.items()}

    def rank(party: str) -> tuple[bool, float, int, str]:
        (on_own_site, confidence), times = ranked[party]
        return not on_own_site, -confidence, -times, party

    return min(ranked, key=rank, default=None)


def _conflicts(credits: Iterable[MemberCredit], originator: str | None) -> int:
    """Members whose page names others as originator and not this one, by credits worth believing."""
    named: defaultdict[int, set[str]] = defaultdict(set)
    for credit in credits:
        if credit.role == Role.ORIGINATOR and credit.confidence >= BELIEVED:
            named[credit.article_id].add(credit.party)
    return sum(originator not in parties for parties in named.values())


def _order_of_stated_times(member: Member) -> tuple[datetime, int]:
    # "3 August" is not before 3 August, 06:15: a claim without an hour counts as the end of its day.
    assert member.published_at
    vague = timedelta(days=1) if member.published_precision == Precision.DAY else timedelta()
    return member.published_at + vague, member.article_id


def _order_of_appearance(member: Member) -> tuple[datetime, datetime, int]:
    # Within the hour the order in which we happened to poll says nothing; there the claimed time decides.
    return _hour_of(member), member.published_at or member.first_seen_at, member.article_id


def _hour_of(member: Member) -> datetime:
    return member.first_seen_at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _ground(members: Sequence[Member]) -> OriginalGround:
    """Why the first of these is the original, where nobody is the originator's own outlet."""
    first, *others = members
    has_rivals = any(_hour_of(other) == _hour_of(first) for other in others)
    return OriginalGround.EARLIEST_STATED if has_rivals and first.published_at else OriginalGround.FIRST_SEEN


def _printed(member: Member) -> PrintedTitle:
    label = member.outlet_domain.partition(".")[0]
    names = (member.outlet, member.outlet_party, member.outlet_domain, label, member.section or "")
    return PrintedTitle(member.title, member.outlet_id, names)


def _credible_time(member: Member) -> datetime | None:
    """When a member states to have been published, if that is exact to the minute and agrees with when we saw it."""
    stated, seen = member.published_at, member.first_seen_at
    if stated is None or member.published_precision in (None, Precision.DAY):
        return None
    return stated if seen - _STATED_BEFORE <= stated <= seen + _STATED_AFTER else None


def _copy(member: Member, original: Member, fullest: Member, earliest: datetime | None) -> CopyRollUp:
    stated = _credible_time(member)
    digest = sha256(member.text_sha256 + fullest.text_sha256).digest()
    return CopyRollUp(
        article_id=member.article_id,
        fullest_article_id=fullest.article_id,
        relation=CopyRelation.ORIGINAL if member.article_id == original.article_id else CopyRelation.COPY,
        headline_changed=_headline(member.title) != _headline(original.title),
        stated_lag=stated - earliest if stated and earliest else None,
        compared_with=digest,
        is_stale=member.compared_with != digest,
    )


def _headline(title: str) -> str:
    return " ".join(title.casefold().split())
