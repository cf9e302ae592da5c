"""What a story is told to be, from its members and their credits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from wirecopy.dedupe.rollup import Member, MemberCredit, OriginalGround, roll_up
from wirecopy.model import CreditSource, Precision, Role

FIVE = datetime(2026, 8, 3, 5, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def member(
    number: int, seen: timedelta = timedelta(), stated: timedelta | None = None, **fields: Any
) -> Member:
    """An article of outlet `number`, first seen and stated to be published so long after ten past five."""
    known: dict[str, Any] = {
        "story_id": 1,
        "article_id": number,
        "outlet_id": number,
        "outlet": f"Paper {number}",
        "outlet_domain": f"paper{number}.example",
        "outlet_party": f"Paper {number}",
        "title": f"Headline of paper {number}",
        "section": None,
        "word_count": 100,
        "language": "en",
        "first_seen_at": FIVE + seen,
        "published_at": None if stated is None else FIVE + stated,
        "published_precision": None if stated is None else Precision.SECOND,
        "text_sha256": b"",
        "text_bytes": 600,
        "compared_with": None,
        "last_changed_at": FIVE + seen,
    }
    return Member(**(known | fields))


def credit(article_id: int, party: str, confidence: float = 0.9) -> MemberCredit:
    return MemberCredit(1, article_id, Role.ORIGINATOR, party, CreditSource.BYLINE, confidence)


def original(members: list[Member], *credits: MemberCredit) -> tuple[int, OriginalGround]:
    story, copies = roll_up(members, credits)
    assert [copy.article_id for copy in copies if copy.relation == "original"] == [story.original_article_id]
    return story.original_article_id, story.original_ground


def test_the_original_is_the_originators_own_and_who_ran_it_first_is_told_apart() -> None:
    client, agency = member(1), member(2, 2 * HOUR, outlet_party="Harbour Press", title="Ferry aground")
    story, _ = roll_up([client, agency], [credit(1, "Harbour Press")])
    assert (story.original_article_id, story.original_ground) == (2, OriginalGround.ORIGINATORS_OUTLET)
    assert (story.first_outlet_id, story.first_seen_at) == (1, FIVE)
    assert story.title == "Ferry aground"


def test_a_doubted_credit_makes_nobody_the_original() -> None:
    assert original([member(1), member(2, HOUR)], credit(1, "Paper 2", 0.4)) == (1, OriginalGround.FIRST_SEEN)


def test_within_an_hour_of_polling_the_stated_time_decides_and_no_longer() -> None:
    early, late = member(1, stated=-5 * MINUTE), member(2, MINUTE, stated=-20 * MINUTE)
    assert original([early, late]) == (2, OriginalGround.EARLIEST_STATED)
    assert original([early, member(2, HOUR, stated=-20 * MINUTE)]) == (1, OriginalGround.FIRST_SEEN)
    assert original([early]) == (1, OriginalGround.FIRST_SEEN)
    assert original([member(1), member(2, MINUTE)]) == (1, OriginalGround.FIRST_SEEN)


def test_a_lag_is_stated_where_both_times_are_exact_and_agree_with_what_we_saw() -> None:
    members = [
        member(1, stated=-30 * MINUTE),
        member(2, HOUR, stated=-10 * MINUTE),
        member(3, stated=-20 * MINUTE, published_precision=Precision.DAY),
        member(4, stated=-timedelta(days=8)),  # a page of the past
        member(5, stated=2 * HOUR),  # a clock that is wrong
        member(6),
    ]
    _, copies = roll_up(members, [])
    stated = {copy.article_id: copy.stated_lag for copy in copies if copy.stated_lag is not None}
    assert stated == {1: timedelta(), 2: 20 * MINUTE}
