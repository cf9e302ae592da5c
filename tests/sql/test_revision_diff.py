"""What an edit did to an article can be read in SQL, by readers, whatever the size of the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random

import pytest

from tests.pipeline import new_database
from tests.store.rows import NOW, add_article, add_outlet
from wirecopy.store.database import Database
from wirecopy.store.queries import SQL_DIR

DENIAL = "The minister denied on Monday that he had known of the payments before the audit began."
FERRY = "The ferry left Piraeus at dawn with 210 people on board, the coast guard said on Friday."
FERRY_LATER = "The ferry left Piraeus at dawn with 214 people on board, the coast guard said on Saturday."
HARBOUR = "Divers searched the harbour until the wind rose."
INQUIRY = "An inquiry will report in May."

_numbers = count(1)
_State = tuple[str, str]  # headline, text
_Passage = tuple[int, str, str, str | None]


@pytest.fixture(scope="module")
def database(server_url: str) -> Iterator[Database]:
    """One for all tests of this file: each adds an article of its own."""
    with new_database(server_url) as database:
        yield database


def _article(database: Database, *states: _State) -> int:
    """An article that was seen in these states."""
    with database.transaction() as connection:
        outlet = add_outlet(connection, "paper.example")
        url = f"https://paper.example/{next(_numbers)}"
        (title, text), *later = states
        article = add_article(connection, outlet, url, title, text)
        for number, (title, text) in enumerate(later, start=2):
            connection.execute(
                """insert into wirecopy.revision (article_id, revision_no, seen_at, title, text, text_sha256,
                       words_added, words_removed, cause, extractor)
                   values (%s, %s, %s, %s, %s, '', 0, 0, 'page_changed', 'test')""",
                (article, number, NOW, title, text),
            )
    return article


def _diff(database: Database, article: int, *revisions: int | None) -> list[_Passage]:
    """Read as a reader does; the numbers are those of the older and the newer revision."""
    older, newer = (*revisions, None, None)[:2]
    with database.reader() as connection:
        return connection.execute(
            "select passage_no, kind, text, was from news.revision_diff(%s, %s, %s)", (article, older, newer)
        ).fetchall()


def _text_diff(database: Database, before: str, after: str) -> list[tuple[str, str, str | None]]:
    article = _article(database, ("Headline", before), ("Headline", after))
    found = _diff(database, article)
    assert [number for number, *_ in found] == list(range(1, len(found) + 1))
    return [(kind, text, was) for _, kind, text, was in found]


def test_a_paragraph_that_went_away_can_be_read(database: Database) -> None:
    before = "\n".join([FERRY, HARBOUR, DENIAL, INQUIRY])
    assert _text_diff(database, before, "\n".join([FERRY, HARBOUR, INQUIRY])) == [
        ("kept", f"{FERRY}\n{HARBOUR}", None),
        ("cut", DENIAL, None),
        ("kept", INQUIRY, None),
    ]


def test_an_edited_paragraph_stands_beside_what_it_was(database: Database) -> None:
    before = "\n".join([HARBOUR, DENIAL, FERRY, INQUIRY])
    after = "\n".join([HARBOUR, "Two boats are missing.", FERRY_LATER, INQUIRY])
    assert _text_diff(database, before, after) == [
        ("kept", HARBOUR, None),
        ("cut", DENIAL, None),
        ("added", "Two boats are missing.", None),
        ("edited", FERRY_LATER, FERRY),
        ("kept", INQUIRY, None),
    ]


def test_edited_paragraphs_are_told_in_a_script_without_spaces(database: Database) -> None:
    before, after = "渡轮周五清晨离开港口，船上有二百一十人。", "渡轮周六清晨离开港口，船上有二百一十四人。"
    assert _text_diff(database, before, after) == [("edited", after, before)]


def test_changes_in_several_places_are_told_apart(database: Database) -> None:
    before = "\n".join([DENIAL, FERRY, HARBOUR, INQUIRY])
    after = "\n".join([FERRY, INQUIRY, "Two boats are missing.", "Nobody was hurt."])
    assert _text_diff(database, before, after) == [
        ("cut", DENIAL, None),
        ("kept", FERRY, None),
        ("cut", HARBOUR, None),
        ("kept", INQUIRY, None),
        ("added", "Two boats are missing.\nNobody was hurt.", None),
    ]


def test_a_paragraph_that_moved_is_cut_and_added(database: Database) -> None:
    before, after = "\n".join([DENIAL, FERRY, HARBOUR]), "\n".join([FERRY, HARBOUR, DENIAL])
    assert _text_diff(database, before, after) == [
        ("cut", DENIAL, None),
        ("kept", f"{FERRY}\n{HARBOUR}", None),
        ("added", DENIAL, None),
    ]


def test_a_new_headline_is_passage_0(database: Database) -> None:
    article = _article(database, ("Ferry sinks", FERRY), ("Ferry in trouble", FERRY))
    assert _diff(database, article) == [
        (0, "edited", "Ferry in trouble", "Ferry sinks"),
        (1, "kept", FERRY, None),
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", FERRY, [("added", FERRY, None)]),
        (FERRY, "", [("cut", FERRY, None)]),
        ("", "", []),
        (f"{FERRY}\n{DENIAL}", f"{FERRY}\n{DENIAL}", [("kept", f"{FERRY}\n{DENIAL}", None)]),
        (FERRY, f"{FERRY}\n{FERRY}", [("kept", FERRY, None), ("added", FERRY, None)]),
    ],
)
def test_empty_equal_and_repeated_texts(
    database: Database, before: str, after: str, expected: list[tuple[str, str, None]]
) -> None:
    assert _text_diff(database, before, after) == expected


def test_both_texts_can_be_put_together_again(database: Database) -> None:
    chance = Random(0)
    lines = ["", "one two three", "one two four", "one five four", HARBOUR, DENIAL]
    pairs = [["\n".join(chance.choices(lines, k=chance.randrange(9))) for _ in range(2)] for _ in range(200)]
    with database.transaction() as connection:
        for before, after in pairs:
            found = connection.execute(
                "select kind, text, was from wirecopy.compare_paragraphs(%s, %s) order by line_no",
                (before, after),
            ).fetchall()
            assert "\n".join(was or text for kind, text, was in found if kind != "added") == before
            assert "\n".join(text for kind, text, _ in found if kind != "cut") == after


def test_any_two_revisions_can_be_compared_and_the_newest_two_are_by_default(database: Database) -> None:
    article = _article(
        database, ("H", HARBOUR), ("H", f"{HARBOUR}\n{DENIAL}"), ("H", f"{HARBOUR}\n{INQUIRY}")
    )
    kept = (1, "kept", HARBOUR, None)
    to_inquiry = [kept, (2, "cut", DENIAL, None), (3, "added", INQUIRY, None)]
    assert (
        _diff(database, article)
        == _diff(database, article, 2)
        == _diff(database, article, 2, 3)
        == to_inquiry
    )
    assert _diff(database, article, None, 2) == [kept, (2, "added", DENIAL, None)]
    assert _diff(database, article, 1) == [kept, (2, "added", INQUIRY, None)]
    assert _diff(database, article, 3, 1) == [kept, (2, "cut", INQUIRY, None)]
    assert _diff(database, article, 2, 2) == [(1, "kept", f"{HARBOUR}\n{DENIAL}", None)]


def test_what_is_not_there_has_no_rows(database: Database) -> None:
    article = _article(database, ("H", HARBOUR))
    assert _diff(database, article) == []
    assert _diff(database, article, 1, 2) == []
    assert _diff(database, 2**62) == []


def test_more_paragraphs_than_are_aligned_are_cut_and_added(database: Database) -> None:
    """Half a million of them: aligned, they would take days."""
    before, after = "\n".join(["a b"] * 500_000), "\n".join(["a c"] * 500_000)
    assert _text_diff(database, f"{HARBOUR}\n{before}", f"{HARBOUR}\n{after}") == [
        ("kept", HARBOUR, None),
        ("cut", before, None),
        ("added", after, None),
    ]


def test_there_are_never_more_than_1000_passages(database: Database) -> None:
    """The most that alignment can tell apart: each kept paragraph stands between one that was cut and one that is new."""
    before = "\n".join(f"kept {n}\ncut{n}" for n in range(199))
    after = "\n".join(f"kept {n}\nadded{n}" for n in range(199))
    found = _text_diff(database, f"same\ncut\n{before}\nsame", f"same\nadded\n{after}\nsame")
    assert 590 < len(found) < 1000


def test_paragraphs_too_long_to_search_for_an_edit_are_cut_and_added(database: Database) -> None:
    before, after = "word " * 400_000, "word " * 400_000 + "end"
    assert _text_diff(database, before, after) == [("cut", before, None), ("added", after, None)]


def test_the_cookbook_shows_edits_of_the_last_day_that_the_page_does_not_state(database: Database) -> None:
    before, after = ("Ferry sinks", f"{FERRY}\n{DENIAL}"), ("Ferry in trouble", FERRY)
    silent, stated, ours, old = (_article(database, before, after) for _ in range(4))
    with database.transaction() as connection:
        connection.execute(
            "update wirecopy.revision set seen_at = news.clock() - interval '1 hour' where revision_no = 2 and article_id = any(%s)",
            ([silent, stated, ours],),
        )
        connection.execute(
            "update wirecopy.revision set cause = 'reextracted' where revision_no = 2 and article_id = %s",
            (ours,),
        )
        connection.execute(
            "update wirecopy.revision set seen_at = '2020-01-01Z' where article_id = %s", (old,)
        )
        connection.execute(
            "update wirecopy.article set modified_at = news.clock() - interval '2 hours' where article_id = %s",
            (stated,),
        )
    with database.reader() as connection:
        found = connection.execute((SQL_DIR / "cookbook" / "stealth_edits.sql").read_bytes()).fetchall()
    assert [(article, *passage) for _, _, article, _, *passage, _ in found] == [
        (silent, 0, "edited", "Ferry in trouble", "Ferry sinks"),
        (silent, 2, "cut", DENIAL, None),
    ]
