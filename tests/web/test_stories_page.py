"""The list of stories and the page of one: rendered from invented facts, and read from rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from tests.dedupe.prose import head, prose
from tests.stages.stand import Stand
from tests.web.rows import add_article, add_outlet, add_story, now
from tests.web.sample import DETAIL, FULLEST_MEMBER, HOUR, MEMBER, NOW, WHY
from tests.web.test_app import client_of, let_in
from tests.web.test_pages import CONTEXT, ROOT, elements_at, links_out, text_of
from wirecopy.dedupe.explain import explain
from wirecopy.model import Credit, CreditSource, Role
from wirecopy.store.database import Database
from wirecopy.store.read_model import one_story, story_list
from wirecopy.web.app import make_app
from wirecopy.web.pages.one_story import render_story, render_why
from wirecopy.web.timeline import Moments, timeline


@pytest.fixture
def client(database: Database) -> TestClient:
    return client_of(make_app(let_in, lambda: database))


def next_page(client: TestClient, address: str) -> str:
    (link,) = elements_at(client.get(address).text, "//a[@rel='next']")
    return str(link.get("href")).removeprefix("/wirecopy")


def titles_at(client: TestClient, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return [link.text_content().strip() for link in elements_at(answer.text, "//table//h2")]


def test_a_story_tells_who_ran_it_first_what_they_did_and_how_it_is_joined_with_others() -> None:
    page = render_story(DETAIL, CONTEXT)
    text = text_of(page)
    assert (
        "Ran it first Northwire , as it states, 3 Aug 05:30 4 h ago · next Valley Times , 12 min later (as we saw it)"
        in (text.replace("Northwire,", "Northwire ,").replace("Times,", "Times ,"))
    )
    assert "The original Northwire : it stands with whoever wrote the text" in text
    assert "1 page names somebody else" in text
    assert "+12 min · seen 3 Aug 06:30 · 1 change" in text
    assert "540 kept · 72 cut · 35 added" in text
    assert "One text stands in the other, 93% shared with Northwire why" in text
    assert "1 of 1 cut The owner denied any fault. Only Northwire has it" in text
    assert "3 words Our valley cheered. Valley Times" in text
    assert "Ferry freed original 1 Northwire Nine hours aground 1 Valley Times" in text
    assert "Ferry lost Nine hours aground" in text
    assert (
        "rights holder Northwire All rights reserved by Northwire. lines above or below the text 0.90 Valley Times and 6 more"
        in text
    )
    assert "Long passages of one stand in the other: 61% of the shorter text is shared with story 40" in text
    assert "Story 39 turned out to be part of this one, by Valley Times" in text
    inside = {link.get("href") for link in elements_at(page, "//a[not(@target)]")}
    assert inside >= {
        f"{ROOT}/{path}"
        for path in (
            "article/101",
            "outlet/valley-times.example",
            "story/40",
            "story/41/why?article=101&other=100",
            "story/41/why?article=101&other=90",
        )
    }
    assert {link.get("href") for link in links_out(page)} == {FULLEST_MEMBER.url, MEMBER.url}

    later = replace(DETAIL.versions[0], story_id=50, title="Ferry sold")
    rewritten = text_of(render_story(replace(DETAIL, versions=(*DETAIL.versions, later)), CONTEXT))
    assert "Newest version Ferry sold" in rewritten
    assert "Newest version" not in text
    alone = replace(MEMBER, words_kept=None, words_cut=None, words_added=None, published_at=NOW - 9000 * HOUR)
    text = text_of(render_story(replace(DETAIL, members=(alone,), versions=()), CONTEXT))
    assert "not compared yet" in text
    assert "states 24 Jul 2025 09:30 (not credible)" in text
    assert "No other story rewrites this one." in text


def test_a_comparison_of_two_articles_says_what_decided() -> None:
    text = text_of(render_why(WHY, explain(prose(1, 90), "Ferry", prose(1, 90), "Ferry"), CONTEXT))
    assert "One story" in text
    assert "They are the same text, because" in text
    assert (
        "Valley Times was found to copy Northwire: Ferry freed · one text stands in the other, 93%"
        in text.replace(" :", ":")
    )


def test_the_times_of_outlets_stand_on_one_axis() -> None:
    drawn = timeline([Moments(NOW, NOW + HOUR), Moments(None, NOW + HOUR, (NOW + 30 * HOUR,))])
    assert [tick.words for tick in drawn.ticks] == ["first", "+10 min", "+1 h", "+6 h", "+1 day"]
    first, second = drawn.rows
    assert first.stated == 2
    assert second.stated is None
    assert first.seen == second.seen == drawn.ticks[2].place
    assert second.revised == (98,)
    assert timeline([]).rows == ()


def test_stories_are_filtered_sorted_and_paged(
    database: Database, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_list, "STORIES_LISTED", 2)
    monkeypatch.setattr(story_list, "STORIES_LOOKED_AT", 4)
    with database.transaction() as connection:
        at = now(connection)
        outlets = [add_outlet(connection, name) for name in ("Northwire", "Valley Times", "Ostkurier")]
        for number, (title, carried_by, columns) in enumerate(
            [
                ("Ferry aground", 2, {"originator": "Northwire", "language": "en"}),
                ("Ferry freed", 3, {"distributor": "Northwire", "language": "en"}),
                ("Schafe gezählt", 1, {"language": "de"}),
                ("Goat crowned", 2, {"originator": "Goatwire", "language": "en"}),
                ("Bridge closed", 2, {"originator": "Goatwire", "language": "en"}),
            ]
        ):
            seen_at = at - (10 - number) * HOUR
            articles = [
                add_article(
                    connection, outlet, f"https://x.example/{number}-{outlet}", title, seen_at, language="en"
                )
                for outlet in outlets[:carried_by]
            ]
            # The older a story, the later its last change.
            times = {"first_seen_at": seen_at, "last_seen_at": at - number * HOUR}
            add_story(connection, title, {article: timedelta() for article in articles}, **times, **columns)

    assert titles_at(client, "/stories") == ["Ferry aground", "Ferry freed"]
    assert titles_at(client, next_page(client, "/stories")) == ["Goat crowned", "Bridge closed"]
    assert titles_at(client, "/stories?sort=first_seen") == ["Bridge closed", "Goat crowned"]
    assert titles_at(client, "/stories?sort=outlets") == ["Ferry freed", "Bridge closed"]
    assert titles_at(client, next_page(client, "/stories?sort=outlets")) == ["Goat crowned"]
    assert titles_at(client, "/stories?outlets=1&language=de") == ["Schafe gezählt"]
    assert titles_at(client, "/stories?agency=northwire") == ["Ferry aground", "Ferry freed"]
    assert titles_at(client, f"/stories?day={at - timedelta(days=3):%Y-%m-%d}") == []
    # Four stories are looked at, and no further unless somebody asks.
    assert titles_at(client, "/stories?outlets=20") == []
    assert titles_at(client, "/stories?agency=goatwire") == ["Goat crowned"]
    assert titles_at(client, next_page(client, "/stories?agency=goatwire")) == ["Bridge closed"]
    assert "Look further back" in client.get("/stories?outlets=20").text
    assert "No story passes these filters." in client.get(next_page(client, "/stories?outlets=20")).text


def test_a_story_is_found_by_its_words_and_shown_with_what_its_outlets_did(
    database: Database, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = Stand(database)
    text = prose(1, 220)
    credit = Credit(Role.ORIGINATOR, "Northwire", "(Northwire)", CreditSource.DATELINE, 0.9)
    stand.put(
        "http://whole.example/1", f"{text}\nThe owner denied any fault.", "Ferry freed", credits=(credit,)
    )
    trim = stand.put("http://trim.example/1", head(text, 160), "Ferry afloat", after=HOUR, credits=(credit,))
    reprint = stand.put("http://reprint.example/1", head(text, 190), "Ferry freed", after=2 * HOUR)
    stand.put("http://alone.example/1", f"The zeppelin. {prose(2, 220)}", "Zeppelin")
    stand.group()
    stand.put("http://trim.example/1", head(text, 160), "Ferry afloat again", after=HOUR, credits=(credit,))
    stand.group()

    empty_fields = "day=&agency=&language=&outlets=&sort="
    assert titles_at(client, f"/stories?q=denied&{empty_fields}") == ["Ferry freed"]
    assert "<mark>denied</mark>" in client.get("/stories?q=denied").text
    assert titles_at(client, "/stories?q=zeppelin") == []
    assert titles_at(client, "/stories?q=zeppelin&outlets=1") == ["Zeppelin"]

    (link,) = elements_at(client.get("/stories").text, "//table//h2/a")
    address = str(link.get("href")).removeprefix("/wirecopy")
    text = text_of(client.get(address).text)
    assert "Ran it first whole.example , as we saw it," in text.replace("example,", "example ,")
    assert "2 of 2 cut" in text
    assert "The owner denied any fault. Only whole.example has it" in text
    assert "Ferry freed original 2 whole.example, reprint.example Ferry afloat again 1 trim.example" in text
    assert "Ferry afloat Ferry afloat again" in text
    assert "originator Northwire (Northwire) dateline 0.90 whole.example, trim.example" in text.replace(
        " ,", ","
    )

    why = text_of(client.get(f"{address}/why?article={trim}&other={reprint}").text)
    assert "They are the same text, because" in why
    assert "began the story" in why
    assert client.get(f"{address}/why?article=999&other=998").url.path == f"/wirecopy{address}"

    monkeypatch.setattr(one_story, "PASSAGES_READ", 3)
    assert "1 of 1 cut" in text_of(client.get(address).text), "of the other copy not all was read"
    monkeypatch.setattr(one_story, "MEMBERS_SHOWN", 2)
    second_page = client.get(f"{address}?page=2").text
    assert [row.text_content().split()[0] for row in elements_at(second_page, "//td[@class='who']")] == [
        "reprint.example"
    ]

    # As dedupe leaves a new story, until publish comes.
    with database.transaction() as connection:
        connection.execute(
            """update wirecopy.story set title = '', originator = null, first_seen_at = null, last_seen_at = null,
               first_outlet_id = null, outlet_count = 0, article_count = 0, fullest_article_id = null"""
        )
    assert client.get(address).status_code == 200
    for page in (f"/article/{trim}", "/articles"):
        assert "other outlet" not in client.get(page).text


@pytest.mark.parametrize(
    "filters",
    [
        "day=2026-13-01",
        "day=9999-12-31",
        "outlets=0",
        "outlets=x",
        "sort=x",
        "page=x",
        "sort=outlets&page=99999999999~1",
    ],
)
def test_a_filter_that_means_nothing_is_no_page(client: TestClient, filters: str) -> None:
    assert client.get(f"/stories?{filters}").status_code == 404
