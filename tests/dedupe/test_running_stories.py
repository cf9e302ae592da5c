"""Running stories keep their number."""

from __future__ import annotations

from wirecopy.dedupe.running_stories import StoryInRun, running_story_ids


def story(story_id: int, running: int | None = None, *, begun_by: int | None = None) -> StoryInRun:
    return StoryInRun(story_id, running, begun_by or running)


def test_linked_stories_get_the_number_of_the_oldest_and_others_none() -> None:
    found = running_story_ids([story(4), story(2), story(7), story(9)], [(4, 7), (2, 7)])
    assert found == {2: 2, 4: 2, 7: 2, 9: None}


def test_the_number_stays_when_others_join_though_they_are_older() -> None:
    found = running_story_ids([story(3), story(5, 5), story(7, 5), story(9)], [(3, 7), (5, 7), (7, 9)])
    assert set(found.values()) == {5}


def test_of_two_that_turn_out_to_be_one_the_smaller_number_stays() -> None:
    found = running_story_ids([story(2, 2), story(4, 2), story(5, 5), story(7, 5)], [(2, 4), (4, 5), (5, 7)])
    assert set(found.values()) == {2}


def test_where_one_falls_apart_the_number_goes_with_the_story_that_began_it() -> None:
    parts = [story(3, 5), story(5, 5), story(7, 5), story(9, 5), story(11, 5)]
    found = running_story_ids(parts, [(3, 7), (5, 9)])
    assert found == {3: 3, 7: 3, 5: 5, 9: 5, 11: None}


def test_the_number_stays_when_the_story_that_began_it_was_merged_into_another() -> None:
    found = running_story_ids([story(3), story(8, 5, begun_by=3)], [(3, 8)])
    assert found == {3: 5, 8: 5}
    assert running_story_ids([story(3, 5, begun_by=3)], []) == {3: None}
