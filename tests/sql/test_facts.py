"""Facts that readers take at their word: who wrote it, by one name; the original; how late; running stories."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.dedupe.prose import head, prose
from tests.pipeline import rows, value
from tests.stages.stand import Stand
from tests.store.rows import outlet, sync
from wirecopy.model import Credit, CreditSource, Role
from wirecopy.store.database import Database
from wirecopy.store.queries import SQL_DIR, load_query

MINUTE = timedelta(minutes=1)


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


def test_outlets_find_their_party_by_an_index(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute("set local enable_seqscan = off")
        plan = connection.execute(
            "explain " + load_query("outlet/save_parties"), {"outlet_id": [1], "agency": [None]}
        ).fetchall()
    assert "party_squeezed" in str(plan)


def test_readers_hear_of_it_when_the_configuration_says_whose_text_an_outlet_prints(stand: Stand) -> None:
    own, other = "http://hp.example/own", "http://hp.example/wire"
    stand.put("http://a.example/1", prose(1, 80))
    stand.put(own, prose(1, 80), credits=(credit("Harbour Post"),), after=timedelta(hours=1))
    stand.put(other, prose(2, 80), credits=(credit("Associated Press"),))
    stand.group()
    facts = "select a.url, a.is_wire_copy, s.original_article_id = a.article_id from news.articles a join news.stories s using (story_id)"
    assert (own, True, False) in rows(stand.database, facts)
    seen = value(stand.database, "select max(change_seq) from news.changes(0)")

    with stand.database.transaction() as connection:
        sync(connection, outlet("hp.example", name="Harbour Post"))
    stand.group()
    assert {(own, False, True), (other, True, True)} <= set(rows(stand.database, facts))
    changed = "select a.url, c.changed from news.changes(%(seen)s) c left join news.articles a using (article_id) order by 1"
    assert rows(stand.database, changed, seen=seen) == [(own, ["credit"]), (None, ["credit", "metadata"])]


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


def test_readers_see_the_original_the_lags_and_the_running_stories(stand: Stand) -> None:
    """One day of a wire story: a client before the agency, a copy an hour later, a rewrite, and a loner."""
    text = prose(1, 220)
    wire = (credit("Reuters"),)
    own = (credit("Reuters", CreditSource.OUTLET, confidence=0.8),)
    client = stand.put("http://client.example/1", text, "Ferry grounded", credits=wire)
    agency = stand.put(
        "http://reuters.com/1", text, "Ferry aground off Otter Bay", after=20 * MINUTE, credits=own
    )
    late = stand.put("http://late.example/1", text, "Ferry grounded", after=70 * MINUTE, credits=wire)
    stand.put("http://loner.example/1", prose(2, 220))
    with stand.database.transaction() as connection:
        stated = "update wirecopy.article set published_at = first_seen_at - %s, published_precision = %s where article_id = %s"
        for article_id, before, precision in (
            (client, 5, "second"),
            (agency, 30, "minute"),
            (late, 45, "day"),
        ):
            connection.execute(stated, (before * MINUTE, precision, article_id))
    stand.group()

    story = value(
        stand.database, "select story_id from news.articles where article_id = %(client)s", client=client
    )
    assert rows(
        stand.database,
        """select original_article_id, original_outlet, original_ground, title, first_outlet, running_story_id
           from news.stories where story_id = %(story)s""",
        story=story,
    ) == [(agency, "reuters.com", "originators_outlet", "Ferry aground off Otter Bay", "reuters.com", None)]
    assert rows(
        stand.database,
        "select article_id, relation, lag, published_lag, lag_source from news.story_copies where story_id = %(story)s order by 1",
        story=story,
    ) == [
        (client, "copy", 0 * MINUTE, 5 * MINUTE, "stated"),
        (agency, "original", 20 * MINUTE, 0 * MINUTE, "stated"),
        (late, "copy", 70 * MINUTE, 70 * MINUTE, "observed"),
    ]
    assert cookbook(stand.database, "who_ran_it_first") == [
        (
            story,
            "Ferry aground off Otter Bay",
            "reuters.com",
            "stated",
            "client.example",
            5 * MINUTE,
            "reuters.com",
        )
    ]
    assert cookbook(stand.database, "median_lag") == [
        ("client.example", "stated", 1, 5 * MINUTE),
        ("late.example", "observed", 1, 70 * MINUTE),
        ("reuters.com", "stated", 1, 0 * MINUTE),
    ]
    assert cookbook(stand.database, "outlet_pairs") == [
        ("client.example", "late.example", 1, 1, 0),
        ("client.example", "reuters.com", 1, 0, 1),
        ("late.example", "reuters.com", 1, 0, 1),
    ]
    assert cookbook(stand.database, "wire_share") == [
        ("client.example", "Reuters", 1, 100),
        ("late.example", "Reuters", 1, 100),
        ("loner.example", None, 1, 100),
        ("reuters.com", None, 1, 100),
    ]
    assert cookbook(stand.database, "running_stories") == []

    rewrite = f"{prose(3, 90)}\n{head(text, 110)}"
    stand.put("http://client.example/2", rewrite, "Ferry afloat", after=120 * MINUTE)
    seen = value(stand.database, "select max(change_seq) from news.changes(0)")
    stand.group()
    newest = value(stand.database, "select story_id from news.articles where url = 'http://client.example/2'")
    assert [row[:5] + row[-1:] for row in cookbook(stand.database, "running_stories")] == [
        (story, "Ferry afloat", 2, 3, 4, newest)
    ]
    versions = "select story_id, running_story_id, versions from news.stories where running_story_id is not null order by 1"
    assert rows(stand.database, versions) == [(each, story, [story, newest]) for each in (story, newest)]
    changed = set(rows(stand.database, "select kind, story_id from news.changes(%(seen)s)", seen=seen))
    assert {("story", story), ("story", newest)} <= changed

    stand.put("http://client.example/2", prose(4, 220), "Something else")
    stand.group()
    assert rows(stand.database, versions) == []
    assert rows(stand.database, "select * from news.running_stories") == []


def test_recipes_count_an_article_once_and_tell_of_no_conflict_that_is_none(stand: Stand) -> None:
    doubtful = credit("elsewhere.example", CreditSource.CANONICAL, confidence=0.4)
    pictures = (credit("The Associated Press", role=Role.PHOTOGRAPHER), credit("AP", role=Role.PHOTOGRAPHER))
    stand.put("http://a.example/1", prose(1, 80), credits=(credit("Bloomberg"), *pictures))
    stand.put("http://b.example/1", prose(1, 80), credits=(credit("Reuters"),))
    stand.put("http://c.example/1", prose(1, 80), credits=(credit("Reuters"), credit("Bloomberg")))
    stand.put("http://d.example/1", prose(1, 80), credits=(doubtful,))
    stand.group()
    assert [row[:3] for row in cookbook(stand.database, "picture_credits")] == [("Associated Press", 1, 1)]
    conflicts = cookbook(stand.database, "credit_conflicts")
    assert value(stand.database, "select credit_conflicts from news.stories") == len(conflicts) == 1
    assert [row[2:5] for row in conflicts] == [("Bloomberg", "b.example", "Reuters")]
