"""Facts that readers take at their word: who wrote it, by one name; the original; how late; running stories."""

from __future__ import annotations

import pytest

from tests.dedupe.prose import head, prose
from tests.pipeline import rows, value
from tests.stages.stand import Stand
from tests.store.rows import outlet, sync
from wirecopy.model import Credit, CreditSource, Role
from wirecopy.store.database import Database
from wirecopy.store.queries import SQL_DIR


@pytest.fixture
def stand(database: Database) -> Stand:
    return Stand(database)


def credit(
    party: str,
    source: CreditSource = CreditSource.BYLINE,
    role: Role = Role.ORIGINATOR,
    confidence: float = 0.9,
) -> Credit:
    return Credit(role, party, party, source, confidence)


def cookbook(database: Database, name: str) -> list[tuple[object, ...]]:
    with database.reader() as connection:
        return connection.execute((SQL_DIR / "cookbook" / f"{name}.sql").read_bytes()).fetchall()


def test_wire_copy_is_what_others_wrote_and_not_what_an_agency_prints_itself(stand: Stand) -> None:
    with stand.database.transaction() as connection:
        sync(
            connection,
            outlet("edition.cnn.com", name="CNN International"),
            outlet("abcnews.go.com", name="ABC News (US)"),
        )
    own = credit("CNN", CreditSource.OUTLET, confidence=0.8)
    expected = {
        "http://cnn.com/own": ((own,), False),
        "http://edition.cnn.com/own": ((own,), False),
        "http://cnn.com/wire": ((credit("Associated Press"), own), True),
        "http://paper.example/cnn": ((credit("CNN"),), True),
        "http://paper.example/release": ((credit("PR Newswire", role=Role.DISTRIBUTOR),), True),
        "http://paper.example/own": ((), None),
        "http://paper.example/doubtful": (
            (credit("elsewhere.example", CreditSource.CANONICAL, confidence=0.4),),
            None,
        ),
        # Its own site says nothing of it; another outlet does, whose text it is.
        "http://harbourherald.example/own": ((), False),
        "http://portal.example/harbour": (
            (credit("The Harbour Herald", CreditSource.TAIL, confidence=0.6),),
            True,
        ),
        "http://abcnews.go.com/own": ((), False),
        "http://portal.example/abc": ((credit("ABC News"),), True),
    }
    shared = {
        url: seed
        for seed, pair in enumerate(
            (
                ("http://harbourherald.example/own", "http://portal.example/harbour"),
                ("http://abcnews.go.com/own", "http://portal.example/abc"),
            )
        )
        for url in pair
    }
    for seed, (url, (credits, _)) in enumerate(expected.items(), 100):
        stand.put(url, prose(shared.get(url, seed), 80), credits=credits)
    stand.group()
    found = dict(rows(stand.database, "select url, is_wire_copy from news.articles"))
    assert found == {url: is_wire_copy for url, (_, is_wire_copy) in expected.items()}


def test_a_party_has_one_name_however_pages_spell_it_and_the_configuration_has_the_last_word(
    stand: Stand,
) -> None:
    stand.put("http://a.example/1", prose(1, 80), credits=(credit("HARBOUR  REVIEW"),))
    stand.put("http://b.example/2", prose(2, 80), credits=(credit("The Harbour Review"),))
    stand.put("http://c.example/3", prose(3, 80), credits=(credit("The Associated Press"),))
    stand.group()
    stand.put(
        "http://d.example/4", prose(4, 80), credits=(credit("Harbour review"), credit("ANI"), credit("Ani"))
    )
    stand.group()
    named = "select party, count(*) from news.credits group by party order by party"
    parties = [("ANI", 1), ("Ani", 1), ("Associated Press", 1)]
    assert rows(stand.database, named) == [*parties, ("The Harbour Review", 3)]
    seen = value(stand.database, "select max(change_seq) from news.changes(0)")

    with stand.database.transaction() as connection:
        sync(connection, outlet("harbourreview.example", name="Harbour Review"))
    stand.group()
    assert rows(stand.database, named) == [*parties, ("Harbour Review", 3)]
    assert set(rows(stand.database, "select originator from news.articles where article_id <> 3")) == {
        ("Harbour Review",)
    }
    changed = rows(
        stand.database,
        "select kind, count(*) from news.changes(%(seen)s) group by kind order by kind",
        seen=seen,
    )
    assert changed == [("article", 3), ("story", 3)]

    seen = value(stand.database, "select max(change_seq) from news.changes(0)")
    stand.group()
    assert rows(stand.database, "select * from news.changes(%(seen)s)", seen=seen) == []
