"""Parts become one text: in order, nothing twice."""

from __future__ import annotations

from wirecopy.extract.parts.join import join_parts
from wirecopy.model import Credit, CreditSource, Extraction, Outcome, Role

NOTHING = Extraction(Outcome.NO_TEXT, "no article text was found")
LEAD = "The harbour council wants the old crane back, and nobody knows what to do with it."
END = "Elin Sandahl writes about harbours and has done so for twenty years in this newspaper."


def part(*lines: str, credits: tuple[Credit, ...] = (), rights: str | None = None) -> Extraction:
    return Extraction(
        Outcome.EXTRACTED, title="The crane", text="\n".join(lines), credits=credits, rights=rights
    )


def line(number: int) -> str:
    return f"Paragraph {number} says what the one before it did not say about the crane."


def text_of(first: Extraction, *further: Extraction) -> list[str]:
    return join_parts(first, further).extraction.text.split("\n")


def test_parts_follow_each_other_in_order() -> None:
    joined = join_parts(part(line(1), line(2)), [part(line(3)), part(line(4))])
    assert joined.extraction.text.split("\n") == [line(1), line(2), line(3), line(4)]
    assert joined.words == (14, 14)


def test_a_lead_that_every_part_repeats_stands_once() -> None:
    assert text_of(part(LEAD, line(1)), part(LEAD, line(2)), part(LEAD, line(3))) == [
        LEAD,
        line(1),
        line(2),
        line(3),
    ]


def test_closing_lines_of_every_part_stand_at_the_end() -> None:
    assert text_of(part(line(1), END), part(line(2), END)) == [line(1), line(2), END]


def test_a_short_line_may_be_said_again_further_down() -> None:
    assert text_of(part(line(1), "* * *", line(2)), part("* * *", line(3), "* * *", line(4))) == [
        line(1),
        "* * *",
        line(2),
        line(3),
        "* * *",
        line(4),
    ]


def test_a_site_that_serves_the_same_text_again_adds_nothing() -> None:
    joined = join_parts(part(line(1), line(2)), [part(line(1), line(2))])
    assert joined.extraction.text.split("\n") == [line(1), line(2)]
    assert joined.words == (0,)


def test_the_whole_article_takes_the_place_of_its_first_part() -> None:
    assert text_of(part(line(1), line(3)), part(line(1), line(2), line(3), line(4))) == [
        line(1),
        line(2),
        line(3),
        line(4),
    ]


def test_a_part_without_text_adds_nothing() -> None:
    joined = join_parts(part(line(1)), [NOTHING, part(line(2))])
    assert joined.extraction.text.split("\n") == [line(1), line(2)]
    assert joined.words == (0, 14)


def test_a_first_part_without_text_leaves_the_article_to_the_next() -> None:
    joined = join_parts(NOTHING, [part(line(1))])
    assert (joined.extraction.outcome, joined.extraction.text) == (Outcome.EXTRACTED, line(1))
    assert join_parts(NOTHING, [NOTHING]).extraction == NOTHING


def test_credits_and_rights_of_the_last_part_are_the_articles() -> None:
    agency = Credit(Role.ORIGINATOR, "Nordpress", "(Nordpress)", CreditSource.BYLINE, 0.9)
    again = Credit(Role.ORIGINATOR, "Nordpress", "©2026 Nordpress", CreditSource.TAIL, 0.9)
    helper = Credit(Role.CONTRIBUTOR, "Ida Holm", "With assistance from Ida Holm.", CreditSource.TAIL, 0.9)
    joined = join_parts(
        part(line(1), credits=(agency,)), [part(line(2), credits=(again, helper), rights="©2026 Nordpress")]
    ).extraction
    assert joined.credits == (agency, helper)
    assert joined.rights == "©2026 Nordpress"
