"""A canonical address that different pages name is no identity; forms of one article may share one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.pipeline import Background, Pipeline, column, is_blocked, rows, value, wait_until
from tests.stages.prose import prose
from tests.stages.site import Item, Site, write_outlets
from tests.store.rows import NOW, add_page, outlet, sync
from wirecopy.model import Extraction, Outcome, SeenPage, Stage, WorkItem
from wirecopy.stages.maintenance import Chore, run_chore
from wirecopy.stages.store_article import store_article
from wirecopy.store.attempt import begin_attempts

HOUR = timedelta(hours=1)
HOST = "http://paper.org"
FEED = f"{HOST}/f"

Publish = Callable[..., Pipeline]


@pytest.fixture
def publish(pipeline: Pipeline, site: Site, outlets: Path) -> Publish:
    """A feed of an outlet that lists these pages."""

    def list_pages(*urls: str) -> Pipeline:
        write_outlets(outlets, FEED)
        site.put_feed(FEED, *(Item(url, f"Listed {number}") for number, url in enumerate(urls)))
        return pipeline

    return list_pages


def articles(pipeline: Pipeline) -> list[tuple[str, str]]:
    return rows(pipeline.database, "select url, title from news.articles order by url")


def fates(pipeline: Pipeline) -> list[tuple[str, str | None, str, str]]:
    """Address, outcome, message and the headline of its article."""
    return rows(
        pipeline.database,
        """select f.url, f.outcome, f.message, a.title from news.entry_fates f
           left join news.articles a using (article_id) order by f.url""",
    )


def report(number: int) -> str:
    """Reports from one template: each paragraph names its number, and no other word differs."""
    subjects = ("council voted", "residents asked", "engineers warned", "ferry carries", "vote is planned")
    return "\n".join(
        f"Report {number}-{part}: the {subject} on Tuesday, and the harbour of the three towns must wait for its repairs another year."
        for part, subject in enumerate(subjects)
    )


# ------------------------------------------------------------------------------- canonicals by mistake


# By the name of the outlet.
SHARED = {
    "without-query": "{host}/news/article.php",
    "without-number": "{host}/article",
    "section": "{host}/news/",
    "file-of-section": "{host}/news/index.html",
    "front": "{host}/",
    "file-of-front": "{host}/index.html",
    "home": "{host}/home",
    "language": "{host}/en",
    "front-of-www": "http://www.{name}/",
    "all-amp": "http://amp.{name}/amp",
    "undefined": "{host}/undefined",
    "number-sign": "{host}/news/article.php#",
    "first-article": "{host}/news/article.php?id=0",
    "last-article": "{host}/news/article.php?id=2",
}


def test_different_pages_are_different_articles_whatever_canonical_they_share(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    own: list[tuple[str, str]] = []
    hosts = {f"http://{name}.org": canonical for name, canonical in SHARED.items()}
    write_outlets(outlets, *(f"{host}/f" for host in hosts))
    for at, (host, canonical) in enumerate(hosts.items()):
        urls = [f"{host}/news/article.php?id={number}" for number in range(3)]
        site.put_feed(f"{host}/f", *(Item(url) for url in urls))
        shared = canonical.format(host=host, name=host.removeprefix("http://"))
        for number, url in enumerate(urls):
            title = f"Headline number {number} of the day"
            site.put_page(url, title, report(3 * at + number), canonical=shared)
            own.append((url, title))

    pipeline.run(NOW)

    assert articles(pipeline) == sorted(own)
    assert fates(pipeline) == [(url, "ok", "", title) for url, title in sorted(own)]
    pipeline.run(NOW + HOUR)  # all is as it was when they are seen again
    assert articles(pipeline) == sorted(own)
    assert set(column(pipeline.database, "select revision_count from news.articles")) == {1}


def test_pages_of_later_hours_that_share_the_canonical_are_articles_of_their_own(
    publish: Publish, site: Site
) -> None:
    urls = [f"{HOST}/{number}" for number in range(4)]
    for hour, url in enumerate(urls):
        pipeline = publish(*urls[: hour + 1])
        site.put_page(url, f"Headline {hour}", prose(hour), canonical=f"{HOST}/news")
        pipeline.run(NOW + hour * HOUR)
        assert articles(pipeline) == [(url, f"Headline {at}") for at, url in enumerate(urls[: hour + 1])]


def test_one_headline_on_all_pages_does_not_join_what_the_feed_lists_under_different_ones(
    publish: Publish, site: Site
) -> None:
    urls = [f"{HOST}/{number}" for number in range(3)]
    pipeline = publish(*urls)
    for number, url in enumerate(urls):
        site.put_page(url, "Harbour Gazette", prose(number), canonical=f"{HOST}/news")
    pipeline.run(NOW)
    assert len(articles(pipeline)) == 3


def test_an_article_whose_address_another_page_named_first_gets_it(publish: Publish, site: Site) -> None:
    pipeline = publish(f"{HOST}/copied")
    site.put_page(f"{HOST}/copied", "The copied template", prose(1), canonical=f"{HOST}/real")
    pipeline.run(NOW)
    publish(f"{HOST}/copied", f"{HOST}/real", f"{HOST}/amp/real")
    for url in (f"{HOST}/real", f"{HOST}/amp/real"):
        site.put_page(url, "The real one", prose(2), canonical=f"{HOST}/real")

    pipeline.run(NOW + HOUR)

    assert {title for _, title in articles(pipeline)} == {"The copied template", "The real one"}
    assert [title for *_, title in fates(pipeline)] == [
        "The real one",
        "The copied template",
        "The real one",
    ]


def test_two_articles_that_name_each_other_stay_two(publish: Publish, site: Site) -> None:
    one, other, both = f"{HOST}/1", f"{HOST}/2", f"{HOST}/3"
    pipeline = publish(one, other, both)
    site.put_page(one, "Headline one", prose(1), canonical=other)
    site.put_page(other, "Headline two", prose(2), canonical=one)
    site.put_page(both, "Headline three", prose(3), canonical=one)
    pipeline.run(NOW)
    pipeline.run(NOW + 24 * HOUR)
    assert articles(pipeline) == [(one, "Headline one"), (other, "Headline two"), (both, "Headline three")]


def test_different_pages_that_are_extracted_at_the_same_moment_are_two_articles(pipeline: Pipeline) -> None:
    def seen(number: int) -> tuple[SeenPage, Extraction]:
        url = f"{HOST}/{number}"
        page = SeenPage(None, pipeline.database.transact(add_page, url), NOW, url, NOW, url)
        title, text, shared = f"Headline {number}", prose(number), f"{HOST}/news"
        return page, Extraction(Outcome.EXTRACTED, title=title, text=text, canonical_url=shared)

    pipeline.database.transact(sync, outlet("paper.org"))
    one, other = seen(1), seen(2)
    with pipeline.database.session() as first:
        store_article(first, *one)
        second = Background(lambda: pipeline.database.transact(store_article, *other))
        wait_until(lambda: is_blocked(pipeline.database), "the second worker to wait for the first")
        first.commit()
    second.result()
    assert articles(pipeline) == [(f"{HOST}/1", "Headline 1"), (f"{HOST}/2", "Headline 2")]
    assert value(pipeline.database, "select count(distinct article_id) from wirecopy.page") == 2


# -------------------------------------------------------------------------------- canonicals by right


HEADLINE = "Ferry sinks off the northern quay"
# By the name of the outlet: address, headline and text of the other form.
FORMS = {
    "amp": ("{host}/amp/1", HEADLINE, prose(1)),
    "print": ("{host}/1?print=1", f"{HEADLINE} - Gazette", prose(1)),
    "mobile": ("http://m.{name}/1", "The boat that sank", prose(1)),
    "brand": ("http://north.{name}/1", "Northern ferry lost at sea", prose(1)),
    "notice": ("{host}/sea/1", "Sunk", prose(1) + "\nThis was first printed in Sea."),
    "teaser": ("{host}/free/1", HEADLINE, prose(1, 1)),
    "part": ("{host}/1/2", HEADLINE, prose(2)),
}


@pytest.mark.parametrize("first", [True, False], ids=["listed first", "listed last"])
def test_forms_of_one_article_share_its_canonical(
    pipeline: Pipeline, site: Site, outlets: Path, first: bool
) -> None:
    hosts = {f"http://{name}.org": form for name, form in FORMS.items()}
    write_outlets(outlets, *(f"{host}/f" for host in hosts))
    for host, (address, title, text) in hosts.items():
        main, other = f"{host}/1", address.format(host=host, name=host.removeprefix("http://"))
        site.put_feed(f"{host}/f", *(Item(url) for url in ((other, main) if first else (main, other))))
        site.put_page(main, HEADLINE, prose(1), canonical=main)
        site.put_page(other, title, text, canonical=main)

    pipeline.run(NOW)

    shown = [url for url, _ in articles(pipeline)]
    assert len(shown) == len(FORMS)
    messages = {url: message for url, _, message, _ in fates(pipeline)}
    assert {messages[url] for url in shown} == {""}
    assert sorted(message for message in messages.values() if message) == sorted(
        f"the article of {url}" for url in shown
    )


# --------------------------------------------------------------------------- canonicals that change


def test_a_canonical_that_changes_is_followed_and_the_article_stays_one(publish: Publish, site: Site) -> None:
    url = f"{HOST}/1"
    pipeline = publish(url)
    for hour, slug in enumerate(("ferry", "ferry-sinks", "ferry-sinks")):
        site.put_page(
            url, "Ferry sinks", prose(1) + "\nMore soon." * hour, canonical=f"{HOST}/{slug}", etag=f'"{hour}"'
        )
        pipeline.run(NOW + 24 * hour * HOUR)
    publish(url, f"{HOST}/amp/1")
    site.put_page(f"{HOST}/amp/1", "Ferry sinks", prose(1), canonical=f"{HOST}/ferry-sinks")
    pipeline.run(NOW + 72 * HOUR)
    assert articles(pipeline) == [(url, "Ferry sinks")]
    assert len({title for *_, title in fates(pipeline)}) == 1


def test_a_canonical_with_a_session_number_makes_no_new_article(publish: Publish, site: Site) -> None:
    url = f"{HOST}/1"
    pipeline = publish(url)
    for hour in range(3):
        site.put_page(url, "Ferry sinks", prose(1), canonical=f"{url}?sid={hour}", etag=f'"{hour}"')
        pipeline.run(NOW + 24 * hour * HOUR)
    assert articles(pipeline) == [(url, "Ferry sinks")]
    assert column(pipeline.database, "select revision_count from news.articles") == [1]


def test_a_canonical_that_is_put_right_gives_the_page_its_own_article(publish: Publish, site: Site) -> None:
    one, other = f"{HOST}/1", f"{HOST}/2"
    pipeline = publish(one, other)
    site.put_feed(FEED, Item(one, "More follows"), Item(other, "More follows"))
    for url in (one, other):  # both are still the same stub
        site.put_page(
            url, "More follows", "We are working on this report and will say more soon.\n" * 3, canonical=one
        )
    pipeline.run(NOW)
    assert len(articles(pipeline)) == 1
    for number, url in enumerate((one, other)):
        site.put_page(url, f"Headline {number}", prose(number), canonical=url)
    pipeline.run(NOW + 24 * HOUR)
    assert articles(pipeline) == [(one, "Headline 0"), (other, "Headline 1")]


# --------------------------------------------------------------------- articles that were folded before


def compared(pipeline: Pipeline) -> dict[str, int]:
    return run_chore(Chore.SHARED_ADDRESSES, pipeline.settings, pipeline.database)


def fold(pipeline: Pipeline, into: str, *urls: str) -> None:
    """Let pages be as they were when every canonical was believed."""
    with pipeline.database.transaction() as connection:
        connection.execute("update wirecopy.page set article_verified = false")
        for url in urls:
            connection.execute(
                """update wirecopy.page set article_id = (select article_id from wirecopy.article where url = %s)
                   where url = %s""",
                (into, url),
            )


@pytest.fixture
def folded(publish: Publish, site: Site) -> Pipeline:
    """Three pages and an AMP form of the first share an address and have one article, as an older version left them."""
    urls = [f"{HOST}/1", f"{HOST}/2", f"{HOST}/3", f"{HOST}/amp/1"]
    pipeline = publish(*urls)
    shared = f"{HOST}/news"
    for number, url in enumerate(urls):
        site.put_page(url, f"Headline {number % 3}", prose(number % 3), canonical=shared)
    pipeline.run(NOW, Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH)
    with pipeline.database.transaction() as connection:
        waiting = "update wirecopy.page_fetch set extract_outcome = %s where page_id <> (select page_id from wirecopy.page where url = %s)"
        connection.execute(waiting.encode(), ("extracted", urls[0]))
    pipeline.run(NOW + HOUR, Stage.SYNC, Stage.PLAN, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH)
    fold(pipeline, urls[0], *urls)
    with pipeline.database.transaction() as connection:
        connection.execute("update wirecopy.page set next_fetch_at = null")
    assert articles(pipeline) == [(urls[0], "Headline 0")]
    return pipeline


def test_pages_that_were_folded_wait_and_say_so(folded: Pipeline) -> None:
    assert fates(folded)[0] == (f"{HOST}/1", "ok", "", "Headline 0")
    assert [(outcome, message) for _, outcome, message, _ in fates(folded)[1:]] == [
        (None, f"waits to be compared with the article of {HOST}/1, whose canonical address it names")
    ] * 3


def test_maintenance_takes_folded_articles_apart_from_their_raw_pages(folded: Pipeline, site: Site) -> None:
    site.answers.clear()

    assert compared(folded) == {"taken_apart": 2, "same_article": 1}

    folded.run(NOW + 2 * HOUR, Stage.SYNC, Stage.PLAN, Stage.DEDUPE, Stage.PUBLISH)
    assert fates(folded) == [
        (f"{HOST}/1", "ok", "", "Headline 0"),
        (f"{HOST}/2", "ok", "", "Headline 1"),
        (f"{HOST}/3", "ok", "", "Headline 2"),
        (f"{HOST}/amp/1", "ok", f"the article of {HOST}/1", "Headline 0"),
    ]
    assert compared(folded) == {}


def test_a_page_whose_document_is_lost_stays_and_does_not_stop_the_others(folded: Pipeline) -> None:
    with folded.database.transaction() as connection:
        connection.execute("delete from wirecopy.document where url = %s", (f"{HOST}/2",))
    assert compared(folded) == {"taken_apart": 1, "unreadable": 1, "same_article": 1}
    assert compared(folded) == {}


def test_a_page_that_took_maintenance_down_twice_stays_and_is_set_aside(folded: Pipeline) -> None:
    deadly = value(
        folded.database,
        "select page_fetch_id from wirecopy.page_fetch where final_url = %(url)s",
        url=f"{HOST}/2",
    )
    for _ in range(2):
        folded.database.transact(begin_attempts, WorkItem.READ_AGAIN, [deadly], "dead", NOW)
    assert compared(folded) == {"taken_apart": 1, "unreadable": 1, "same_article": 1}
    assert column(folded.database, "select url from news.set_aside") == [f"{HOST}/2"]


def test_a_form_that_was_rewritten_first_waits_until_both_were_fetched(publish: Publish, site: Site) -> None:
    main, amp = f"{HOST}/1", f"{HOST}/amp/1"
    pipeline = publish(main, amp)
    for url in (main, amp):
        site.put_page(url, "Ferry sinks", prose(1), canonical=main)
    pipeline.run(NOW)
    site.put_page(amp, "All are saved", prose(2), canonical=main)
    pipeline.run(NOW + 24 * HOUR)
    assert len(articles(pipeline)) == 1
    assert value(pipeline.database, "select count(*) from news.entry_fates where outcome is null") == 1
    site.put_page(main, "All are saved", prose(2), canonical=main)
    pipeline.run(NOW + 48 * HOUR)

    assert compared(pipeline) == {"same_article": 1}

    assert articles(pipeline) == [(main, "All are saved")]
