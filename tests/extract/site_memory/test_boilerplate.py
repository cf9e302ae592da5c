"""What a site repeats over its stories is not text."""

from __future__ import annotations

from wirecopy.extract import extract_page
from wirecopy.extract.site_memory import SiteMemory, learn, observe
from wirecopy.extract.site_memory.boilerplate import line_hash, without_boilerplate, without_lines
from wirecopy.model import Extraction, WireService

PROMO = "Give the Harbour Gazette to a friend this winter."


def story(subject: str, *extra: str) -> str:
    return "\n".join(
        [*(f"The {subject} was seen at quay {n}, its owner said on Monday." for n in range(12)), *extra]
    )


def own_lines(lines: list[str], memory: SiteMemory) -> list[str]:
    return list(without_boilerplate(lines, memory).lines)


def test_a_line_on_two_different_stories_is_furniture() -> None:
    memory = learn([observe(story("ferry", PROMO)), observe(story("mill", PROMO))])
    assert own_lines([*story("piano").split("\n"), PROMO], memory) == story("piano").split("\n")


def test_case_and_punctuation_do_not_matter() -> None:
    memory = learn([observe(story("ferry", PROMO)), observe(story("mill", PROMO.upper()))])
    assert PROMO not in own_lines([*story("piano").split("\n"), PROMO], memory)


def test_two_crawls_of_one_story_teach_nothing() -> None:
    assert learn([observe(story("ferry", PROMO)), observe(story("ferry", PROMO, "Updated."))]) == SiteMemory()


def test_a_long_line_needs_three_stories() -> None:
    background = "The harbour was built by hand, stone by stone, over nineteen winters, and every stone of it came down the river on one old flat ferry that nobody had paid for."
    two = [observe(story(subject, background)) for subject in ("ferry", "mill")]
    assert learn(two) == SiteMemory()
    assert learn([*two, observe(story("piano", background))]) != SiteMemory()


def test_a_copy_of_a_remembered_story_keeps_its_text() -> None:
    lines = story("ferry").split("\n")
    memory = SiteMemory(frozenset(number for number, _ in observe(story("ferry")).lines))
    own = without_boilerplate(lines, memory)
    assert (list(own.lines), own.boilerplate) == (lines, ())


def test_what_was_left_out_is_told_so_that_the_memory_knows_it_is_still_there() -> None:
    memory = SiteMemory(frozenset({line_hash(PROMO)}))
    assert without_boilerplate(story("ferry", PROMO).split("\n"), memory).boilerplate == (line_hash(PROMO),)


def test_a_line_that_proves_a_credit_stays() -> None:
    memory = SiteMemory(frozenset({line_hash(PROMO)}))
    lines = story("ferry", PROMO).split("\n")
    assert list(without_boilerplate(lines, memory, spared={PROMO}).lines) == lines


def test_a_text_of_last_week_can_be_held_against_one_without_furniture() -> None:
    assert without_lines(story("ferry", PROMO), [line_hash(PROMO)]) == story("ferry")


# ------------------------------------------------------------------------------------------- on a page

AGENCY = WireService("Northern Wire", tails=("northern wire contributed to this report",))
CREDIT_LINE = "Northern Wire contributed to this report."
APPEALS = [f"Appeal {number}: the Gazette lives from its {number} readers." for number in range(12)]


def extract(*lines: str, memory: SiteMemory | None = None) -> Extraction:
    body = "".join(f"<p>{line}</p>" for line in [*story("ferry").split("\n") * 2, *lines])
    html = f"<html><head><title>A ferry</title></head><body><article><h1>A ferry</h1>{body}</article></body></html>"
    return extract_page(
        html.encode(), "https://gazette.example/1", wire_services=[AGENCY], memory=memory or SiteMemory()
    )


def remembering(*lines: str) -> SiteMemory:
    return SiteMemory(frozenset(map(line_hash, lines)))


def test_a_credit_line_that_the_memory_holds_is_a_credit_all_the_same() -> None:
    found = extract(CREDIT_LINE, memory=remembering(CREDIT_LINE))
    assert [credit.party for credit in found.credits] == [AGENCY.name]
    assert CREDIT_LINE not in found.text


def test_a_credit_line_is_found_above_the_furniture_that_hid_it() -> None:
    assert extract(CREDIT_LINE, *APPEALS).credits == ()
    found = extract(CREDIT_LINE, *APPEALS, memory=remembering(*APPEALS))
    assert [credit.party for credit in found.credits] == [AGENCY.name]
    assert set(found.boilerplate) == set(map(line_hash, APPEALS))
