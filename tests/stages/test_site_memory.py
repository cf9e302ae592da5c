"""Site memory: what different stories of an outlet repeat is left out of its next articles."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline import Pipeline, column, digests, rows, value
from tests.stages.prose import prose
from tests.stages.replaying import replay
from tests.stages.site import Item, Site, write_outlets
from tests.store.rows import NOW
from wirecopy.model import RunKind, Stage
from wirecopy.stages.maintenance import Chore, run_chore
from wirecopy.store.site_line import mark_boilerplate_seen

HOUR = timedelta(hours=1)
FEED = "http://paper.example/f"
SIGN_OFF = "Write to us at the Harbour Gazette, or call in at the old pier."
SUBJECTS = ("Ferry sinks", "Mill sold", "Piano found", "Clock stops", "Orchard burns")

# The documented way to have an outlet, or one of its lines, learned anew (sql/README.md).
RESET_OUTLET = """delete from wirecopy.site_line using wirecopy.outlet
                  where outlet.outlet_id = site_line.outlet_id and outlet.domain = 'paper.example'"""
RESET_LINE = (
    "delete from wirecopy.site_line where line_hash = (select min(line_hash) from news.site_boilerplate)"
)


class Paper:
    """An invented newspaper: `prints` adds an article, `hour` lets the pipeline see all of it."""

    def __init__(self, pipeline: Pipeline, site: Site, outlets: Path) -> None:
        self.pipeline, self.database = pipeline, pipeline.database
        self._site, self._items, self._now = site, list[Item](), NOW
        write_outlets(outlets, FEED)

    def prints(self, name: str, title: str, text: str) -> str:
        url = f"http://paper.example/{name}"
        self._site.put_page(url, title, text)
        if url not in (item.link for item in self._items):
            self._items.append(Item(url, title=title))
        self._site.put_feed(FEED, *self._items)
        return url

    def prints_stories(self, *lines: str, count: int = 3, first: int = 0) -> list[str]:
        """Different stories about different things, each with these lines below its text."""
        return [
            self.prints(f"story{n}", SUBJECTS[n], "\n".join([prose(n), *lines]))
            for n in range(first, first + count)
        ]

    def hour(self, after: timedelta = HOUR) -> None:
        self.pipeline.run(self._now)
        self._now += after

    def text(self, url: str) -> str:
        return str(value(self.database, "select text from news.articles where url = %(url)s", url=url))

    def boilerplate(self) -> list[str]:
        return column(self.database, "select sample from news.site_boilerplate order by sample")


@pytest.fixture
def paper(pipeline: Pipeline, site: Site, outlets: Path) -> Paper:
    return Paper(pipeline, site, outlets)


# --------------------------------------------------------------------------------------- two hours


def test_a_sign_off_of_one_hour_is_left_out_in_the_next_and_a_reset_brings_it_back(paper: Paper) -> None:
    first = paper.prints_stories(SIGN_OFF)
    paper.hour()
    assert all(paper.text(url).endswith(SIGN_OFF) for url in first)  # nobody could know
    assert rows(
        paper.database, "select outlet_domain, sample, stories, last_seen_on from news.site_boilerplate"
    ) == [("paper.example", SIGN_OFF, 3, NOW.date())]

    (second,) = paper.prints_stories(SIGN_OFF, count=1, first=3)
    paper.hour()
    assert paper.text(second) == prose(3)

    with paper.database.transaction() as connection:
        connection.execute(RESET_OUTLET)
    assert paper.boilerplate() == []
    (third,) = paper.prints_stories(SIGN_OFF, count=1, first=4)
    paper.hour()
    assert paper.text(third) == f"{prose(4)}\n{SIGN_OFF}"


def test_a_single_line_can_be_reset(paper: Paper) -> None:
    other = "Subscribers read the Gazette before breakfast all year round."
    paper.prints_stories(SIGN_OFF, other)
    paper.hour()
    assert len(paper.boilerplate()) == 2
    with paper.database.transaction() as connection:
        connection.execute(RESET_LINE)
    (kept,) = paper.boilerplate()
    (url,) = paper.prints_stories(SIGN_OFF, other, count=1, first=3)
    paper.hour()
    assert paper.text(url) == "\n".join([prose(3), *({SIGN_OFF, other} - {kept})])


def test_a_line_that_was_reset_is_learned_from_new_stories_only(paper: Paper) -> None:
    paper.prints_stories(SIGN_OFF)
    paper.hour()
    with paper.database.transaction() as connection:
        connection.execute(RESET_OUTLET)
    paper.prints_stories(SIGN_OFF, count=2, first=3)
    paper.hour()
    assert paper.boilerplate() == []
    paper.prints("last", "Harvest ends", "\n".join([prose(9), SIGN_OFF]))
    paper.hour()
    assert paper.boilerplate() == [SIGN_OFF]


# ------------------------------------------------------------------------------- different stories only


def test_one_story_under_many_addresses_teaches_nothing(paper: Paper) -> None:
    for number, title in enumerate(SUBJECTS):
        paper.prints(f"copy{number}", title, f"{prose(1)}\n{SIGN_OFF}")
    paper.hour()
    assert value(paper.database, "select count(distinct story_id) from news.articles") == 1
    assert paper.boilerplate() == []


def test_a_corrected_article_teaches_nothing_new(paper: Paper) -> None:
    for correction in range(4):
        paper.prints("1", f"Headline{correction}", f"{prose(1)}\nCorrection {correction}.\n{SIGN_OFF}")
        paper.hour()
    assert value(paper.database, "select max(revision_count) from news.articles") > 2
    assert paper.boilerplate() == []


def test_reports_on_one_event_may_repeat_its_background(paper: Paper) -> None:
    background = "The ferry had carried the mail to the islands since 1911."
    for number in range(5):
        paper.prints(f"{number}", f"Ferry, day {number}", f"{prose(number)}\n{background}")
    paper.hour()
    assert paper.boilerplate() == []


def test_what_other_outlets_write_is_not_counted(paper: Paper, site: Site, outlets: Path) -> None:
    feeds = [f"http://paper{number}.example/f" for number in range(3)]
    write_outlets(outlets, *feeds)
    for number, feed in enumerate(feeds):
        url = feed.removesuffix("f") + "1"
        site.put_feed(feed, Item(url))
        site.put_page(url, SUBJECTS[number], f"{prose(number)}\n{SIGN_OFF}")
    paper.hour()
    assert paper.boilerplate() == []


def test_stories_that_turn_out_to_be_one_unlearn_what_only_they_showed(paper: Paper) -> None:
    paper.prints_stories(SIGN_OFF)
    paper.hour()
    with paper.database.transaction() as connection:
        connection.execute(
            "update wirecopy.story_copy set story_id = (select min(story_id) from wirecopy.story)"
        )
    assert paper.boilerplate() == []


# -------------------------------------------------------------------------------------- credits


def test_a_credit_line_that_a_site_repeats_still_reaches_the_credits(paper: Paper) -> None:
    credit = "(Reuters)"
    paper.prints_stories(credit)
    paper.hour()
    with paper.database.transaction() as connection:  # as if an older extractor had taken it for text
        connection.execute(
            "update wirecopy.article set compared = false, text = text || E'\\n' || %s", (credit,)
        )
    paper.hour()
    assert paper.boilerplate() == [credit]
    (url,) = paper.prints_stories(credit, count=1, first=3)
    paper.hour()
    assert rows(
        paper.database, "select originator, text from news.articles where url = %(url)s", url=url
    ) == [("Reuters", prose(3))]


# ------------------------------------------------------------------------------ again and again


def test_a_second_dedupe_changes_nothing(paper: Paper) -> None:
    paper.prints_stories(SIGN_OFF)
    paper.hour()
    before = digests(paper.database)
    with paper.database.transaction() as connection:
        connection.execute("update wirecopy.article set compared = false")
    paper.pipeline.run(NOW + HOUR, Stage.SYNC, Stage.DEDUPE)
    assert digests(paper.database)["site_line"] == before["site_line"]


def test_a_replay_takes_furniture_out_of_the_articles_that_taught_it_and_a_second_one_changes_nothing(
    paper: Paper,
) -> None:
    urls = paper.prints_stories(SIGN_OFF)
    paper.hour()
    replay(paper.pipeline, RunKind.REPLAY)
    assert [paper.text(url) for url in urls] == [prose(n) for n in range(3)]
    assert paper.boilerplate() == [SIGN_OFF]
    assert replay(paper.pipeline, RunKind.REPLAY).pages == {"same": 3}


def test_furniture_counts_as_seen_although_no_text_shows_it_any_more(paper: Paper) -> None:
    paper.prints_stories(SIGN_OFF)
    paper.hour(after=timedelta(days=1))
    paper.prints_stories(SIGN_OFF, count=1, first=3)
    paper.hour()
    assert column(paper.database, "select last_seen_on - first_seen_at::date from news.site_boilerplate") == [
        1
    ]


def test_an_extraction_does_not_wait_for_whoever_writes_the_line_it_has_seen(paper: Paper) -> None:
    paper.prints_stories(SIGN_OFF)
    paper.hour()
    ((outlet_id, line_hash),) = rows(paper.database, "select outlet_id, line_hash from wirecopy.boilerplate")
    with paper.database.session() as writer:
        writer.execute("select from wirecopy.site_line for update")
        tomorrow = NOW + timedelta(days=1)
        paper.database.transact(mark_boilerplate_seen, outlet_id, [line_hash], tomorrow)
    assert column(paper.database, "select last_seen_on from wirecopy.boilerplate") == [NOW.date()]


def test_a_page_fetched_anew_without_its_furniture_was_not_changed_by_its_newsroom(
    paper: Paper, site: Site
) -> None:
    (url, *_) = paper.prints_stories(SIGN_OFF)
    paper.hour()
    site.put(url, site.answers[url].body.replace(b"<body>", b"<body><nav>42 visitors</nav>"))
    paper.hour()
    assert rows(
        paper.database,
        """select cause, words_removed from news.revisions join news.articles using (article_id)
           where url = %(url)s order by revision_no""",
        url=url,
    )[1:] == [("reextracted", 0)]


def test_lines_that_nobody_repeats_are_forgotten_and_furniture_is_not(paper: Paper) -> None:
    paper.prints_stories(SIGN_OFF)
    paper.hour()
    later = paper.pipeline.settings.model_copy(update={"now": NOW + timedelta(days=15)})
    assert run_chore(Chore.SITE_LINES, later, paper.database) == {"site_lines_deleted": 18}
    assert paper.boilerplate() == [SIGN_OFF]
    assert value(paper.database, "select count(*) from wirecopy.site_line") == 1
