"""What readers are told of a change, when the stages that change articles and stories do so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.pipeline import new_database, rows, value
from tests.stages.prose import prose
from tests.stages.stand import Stand
from tests.store.rows import NOW, article_state
from wirecopy.extract.decide_article import RevisionCause
from wirecopy.model import Credit, CreditSource, Outcome, Precision, Role, StatedTime
from wirecopy.stages.article_absence import note_look_at_page
from wirecopy.store.article import change_article, lock_article
from wirecopy.store.rollup import number_changes
from wirecopy.store.story import lock_stories

A, B, C = "http://a.example/1", "http://b.example/1", "http://c.example/1"
HOUR = timedelta(hours=1)
REUTERS = Credit(Role.ORIGINATOR, "Reuters", "(Reuters)", CreditSource.TAIL, 0.95)


@pytest.fixture
def stand(server_url: str) -> Iterator[Stand]:
    with new_database(server_url) as database:
        yield Stand(database)


def _last(stand: Stand) -> int:
    return int(value(stand.database, "select last_seq from wirecopy.change_counter"))


def _changed(stand: Stand, after: int) -> dict[str, list[str]]:
    """What changed, by the address of the article or "story"; those of several stories together."""
    found: dict[str, list[str]] = {}
    for url, changed in rows(
        stand.database,
        """select coalesce(a.url, 'story'), c.changed
           from news.changes(%(after)s) c left join news.articles a using (article_id)""",
        after=after,
    ):
        found[url] = sorted({*found.get(url, []), *changed})
    return found


def _restate(stand: Stand, url: str, **page: object) -> None:
    """Change what else the page says, beside its text."""
    with stand.database.transaction() as connection:
        known = lock_article(connection, url)
        assert known is not None
        state = article_state(connection, url, **{"title": known.title, "text": known.text, **page})
        change_article(connection, known, state, RevisionCause.PAGE_CHANGED, words_added=0, words_removed=0)


def test_each_kind_of_change_is_told_and_all_since_the_number_of_the_reader(stand: Stand) -> None:
    text = prose(1, 120)
    stand.put(A, text)
    stand.put(B, text)
    stand.group()
    assert _changed(stand, 0) == {A: ["new"], B: ["new"], "story": ["new"]}

    new = _last(stand)
    longer = f"{text}\n{prose(9, 40)}"
    stand.put(A, longer)
    stand.group()
    assert _changed(stand, new)[A] == ["text"]
    assert "text" in _changed(stand, new)["story"]
    assert B not in _changed(stand, new)

    text_changed = _last(stand)
    stand.put(A, longer, "Another title")
    stand.put(B, text, "Another title")
    stand.group()
    assert _changed(stand, text_changed)[A] == ["headline"]
    assert "headline" in _changed(stand, text_changed)["story"]

    retitled = _last(stand)
    _restate(stand, A, section="Sea")
    stand.group()
    assert _changed(stand, retitled) == {A: ["metadata"]}

    restated = _last(stand)
    _restate(stand, A, section="Sea", credits=(REUTERS,))
    stand.group()
    # The other copy credits nobody itself, so it shows who its story credits.
    assert _changed(stand, restated) == {A: ["credit"], B: ["credit"], "story": ["credit"]}

    stated = StatedTime(NOW - HOUR, "an hour before", Precision.MINUTE, "json-ld:datePublished")
    # The earliest time of the story is another one, and then the same.
    for section, of_story in (("Sea", ["metadata"]), ("Land", None)):
        before = _last(stand)
        _restate(stand, A, section=section, credits=(REUTERS,), published=stated)
        stand.group()
        assert (_changed(stand, before)[A], _changed(stand, before).get("story")) == (["metadata"], of_story)
    assert value(stand.database, "select first_published_at from news.stories") == NOW - HOUR

    # Whoever comes back late hears of everything at once, and of what is new that it changed since.
    assert _changed(stand, new)[A] == ["credit", "headline", "metadata", "text"]
    assert _changed(stand, 0)[A] == ["credit", "headline", "metadata", "new", "text"]
    assert _changed(stand, _last(stand)) == {}


def test_a_story_hears_of_credits_that_changed_after_publish_had_looked_for_them(stand: Stand) -> None:
    """A replay changes articles while publish is at work: they were numbered, and their stories kept the old credits."""
    stand.put(A, prose(1, 120))
    stand.put(B, prose(2, 120), credits=(REUTERS,))
    stand.group()
    _restate(stand, A, credits=(replace(REUTERS, party="REUTERS"),))
    with stand.database.transaction() as connection:
        lock_stories(connection)
        number_changes(connection, [])
    before = _last(stand)
    stand.group()
    assert _changed(stand, before) == {A: ["credit"], "story": ["credit"]}
    for view in ("articles", "stories"):
        assert rows(stand.database, f"select distinct originator from news.{view}") == [("Reuters",)]


def test_a_story_that_gains_loses_and_merges_says_so(stand: Stand) -> None:
    text, other = prose(1, 120), prose(2, 120)
    stand.put(A, text)
    stand.put(B, text)
    stand.group()
    founded = _last(stand)
    stand.put(C, text, after=HOUR)
    stand.group()
    assert _changed(stand, founded) == {C: ["new"], "story": ["members"]}

    gained = _last(stand)
    stand.put(C, other)
    stand.group()
    changed = _changed(stand, gained)
    assert changed[C] == ["story", "text"]
    assert {"members", "new"} <= set(changed["story"])

    parted = _last(stand)
    stand.put(C, text)
    stand.group()
    changed = _changed(stand, parted)
    assert {"story", "text"} <= set(changed[C])
    assert "merged" in changed["story"] or "members" in changed["story"]


def test_an_article_is_withdrawn_at_410_or_at_two_404s_in_a_row_and_may_come_back(stand: Stand) -> None:
    pages = {}
    for url in (A, B, C):
        stand.put(url, prose(3, 120), url)
        pages[url] = value(
            stand.database, "select page_id from wirecopy.article where url = %(url)s", url=url
        )
    with stand.database.transaction() as connection:
        connection.execute(
            """update wirecopy.page p set first_fetched_at = %s, article_id = a.article_id
               from wirecopy.article a where a.page_id = p.page_id""",
            (NOW,),
        )
    stand.group()

    def look(url: str, outcome: Outcome, hours: int) -> dict[str, list[str]]:
        """Look so much later, publish, and tell what readers heard of it."""
        before = _last(stand)
        stand.database.transact(note_look_at_page, pages[url], outcome, NOW + hours * HOUR)
        stand.group()
        return _changed(stand, before)

    def withdrawn(url: str) -> object:
        query = "select withdrawn_at from news.articles where url = %(url)s"
        return value(stand.database, query, url=url)

    assert look(A, Outcome.GONE, 1) == {A: ["withdrawn"]}
    assert withdrawn(A) == NOW + HOUR
    assert look(A, Outcome.NOT_FOUND, 3) == {}
    assert look(A, Outcome.SAME_BODY, 12) == {A: ["withdrawn"]}
    assert withdrawn(A) is None

    assert look(B, Outcome.NOT_FOUND, 1) == {}
    assert look(B, Outcome.TIMED_OUT, 2) == {}
    assert look(B, Outcome.NOT_FOUND, 3) == {B: ["withdrawn"]}
    assert look(B, Outcome.OK, 2) == {}  # an older look that was stored later

    assert look(C, Outcome.NOT_FOUND, 1) == {}
    assert look(C, Outcome.NOT_MODIFIED, 2) == {}
    assert look(C, Outcome.NOT_FOUND, 3) == {}
    assert withdrawn(C) is None
