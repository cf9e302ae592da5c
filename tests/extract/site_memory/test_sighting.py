"""Which articles count when a line is judged to be its site's boilerplate."""

from __future__ import annotations

from functools import reduce

from wirecopy.extract.site_memory.sighting import MOST_SIGHTINGS, Sighting, with_sighting

FERRY = Sighting(1, 1, "Ferry sinks at quay nine")
MILL = Sighting(2, 2, "Old mill sold twice")
PIANO = Sighting(3, 3, "Piano found under snow")


def sightings(*articles: Sighting, versions: set[tuple[int, int]] | None = None) -> tuple[Sighting, ...]:
    start: tuple[Sighting, ...] = ()
    return reduce(lambda known, article: with_sighting(known, article, versions or set()), articles, start)


def test_articles_about_different_things_each_count() -> None:
    assert sightings(FERRY, MILL, PIANO) == (FERRY, MILL, PIANO)


def test_an_article_counts_once() -> None:
    assert sightings(FERRY, FERRY) == (FERRY,)


def test_two_addresses_of_one_story_count_once() -> None:
    assert sightings(FERRY, Sighting(2, 1, "Boat gone")) == (FERRY,)


def test_stories_about_one_thing_count_once_because_they_repeat_its_background() -> None:
    assert sightings(FERRY, Sighting(2, 2, "What we know of the FERRY")) == (FERRY,)


def test_short_words_of_headlines_say_nothing() -> None:
    assert len(sightings(FERRY, Sighting(2, 2, "At the old mill"))) == 2


def test_a_story_and_its_rewriting_count_once() -> None:
    assert sightings(FERRY, MILL, versions={(1, 2)}) == (FERRY,)


def test_stories_that_turned_out_to_be_one_give_way_to_others() -> None:
    full = tuple(Sighting(number, 1, f"Subject{number}") for number in range(MOST_SIGHTINGS))
    assert with_sighting(full, MILL, set()) == (full[0], MILL)


def test_more_witnesses_than_needed_are_not_kept() -> None:
    many = [Sighting(number, number, f"Subject{number}") for number in range(9)]
    assert sightings(*many) == tuple(many[:MOST_SIGHTINGS])
