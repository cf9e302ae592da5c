"""What a site repeats over its stories is not text."""

from __future__ import annotations

from wirecopy.extract import SiteMemory, learn, observe
from wirecopy.extract.memory import without_furniture

PROMO = "Give the Harbour Gazette to a friend this winter."


def story(subject: str, *extra: str) -> str:
    return "\n".join(
        [*(f"The {subject} was seen at quay {n}, its owner said on Monday." for n in range(12)), *extra]
    )


def test_a_line_on_two_different_stories_is_furniture() -> None:
    memory = learn([observe(story("ferry", PROMO)), observe(story("mill", PROMO))])
    assert without_furniture([*story("piano").split("\n"), PROMO], memory) == story("piano").split("\n")


def test_case_and_punctuation_do_not_matter() -> None:
    memory = learn([observe(story("ferry", PROMO)), observe(story("mill", PROMO.upper()))])
    assert PROMO not in without_furniture([*story("piano").split("\n"), PROMO], memory)


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
    assert without_furniture(lines, memory) == lines
