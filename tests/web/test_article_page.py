"""One article: its text, what was done with it, where each value came from, and how it changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.dedupe.prose import head, prose
from tests.stages.stand import Stand
from tests.web.rows import add_article, add_outlet, insert, now
from tests.web.sample import ARTICLE, NOW
from tests.web.test_app import client_of, let_in
from tests.web.test_pages import CONTEXT, elements_at, text_of
from wirecopy.model import Access, PassageKind, TextSource
from wirecopy.store.database import Database
from wirecopy.store.read_model.articles import (
    ArticleShow,
    ArticleView,
    PassageText,
    RevisionText,
)
from wirecopy.web.app import make_app
from wirecopy.web.pages.articles import render_article, text_notes

HOUR = timedelta(hours=1)
COMPARED = replace(ARTICLE, view=ArticleView(ArticleShow.COMPARE))


@pytest.fixture
def client(database: Database) -> TestClient:
    return client_of(make_app(let_in, lambda: database))


def paragraphs(page: str) -> list[str]:
    return [each.text_content() for each in elements_at(page, "//div[@class='article-text']//p")]


def of_article(**changed: Any) -> str:
    return render_article(replace(ARTICLE, article=replace(ARTICLE.article, **changed)), CONTEXT)


def test_an_article_is_read_before_it_is_compared() -> None:
    page = render_article(ARTICLE, CONTEXT)
    assert paragraphs(page) == ["The ferry floats again. It sat for nine hours.", "Our valley cheered."]
    assert elements_at(page, "//del") == []
    text = text_of(page)
    assert "By Ada Quill · Northwire" in text
    assert "Published 3 Aug 05:30, as stated · first seen 3 Aug 06:30 3 h ago" in text
    assert "1 other outlet carries this text. Here it is a copy, +12 min after the first." in text
    assert "Before it: Northwire first" in text
    assert "looked at again, not before 3 Aug 10:30 in 1 h" in text
    assert "Published 3 Aug 05:30 structured data of the page (JSON-LD), exact to the second" in text
    assert "Written by Northwire another copy of its story: its own page does not say" in text
    assert "Pictures by Bo Lee beside a picture Photo: Bo Lee 0.70" in text
    assert "The first 2 of 64" in text


def test_an_article_shows_what_it_kept_edited_cut_and_added() -> None:
    page = render_article(COMPARED, CONTEXT)
    assert paragraphs(page) == [
        "The ferry floats again. The tide was low. It sat for 9 nine hours.",
        "Our valley cheered.",
    ]
    assert [each.text_content() for each in elements_at(page, "//div[@class='article-text']//del")] == [
        "The tide was low.",
        "9",
    ]
    assert [each.text_content() for each in elements_at(page, "//div[@class='article-text']//ins")] == [
        "nine",
        "Our valley cheered.",
    ]


def test_a_revision_shows_what_changed_in_headline_and_text() -> None:
    state = RevisionText(
        text="The owner denied nothing.",
        is_cut=False,
        **{name: getattr(ARTICLE.revisions[0], name) for name in ARTICLE.revisions[0].__slots__},
    )
    change = (
        PassageText(PassageKind.EDITED, "Ferry freed", "Ferry aground", is_headline=True),
        PassageText(PassageKind.CUT, "The owner denied any fault.", None),
    )
    asked = ArticleView(ArticleShow.COMPARE, revision=2)
    page = render_article(replace(ARTICLE, passages=change, revision=state, view=asked), CONTEXT)
    assert [each.text_content().strip() for each in elements_at(page, "//h1")] == ["Ferry aground freed"]
    assert paragraphs(page) == ["The owner denied any fault."]
    assert "State 2 of 2, seen 3 Aug 07:30 2 h ago, changed by the outlet. Held against state 1" in text_of(
        page
    )
    whole = render_article(replace(ARTICLE, revision=state, view=ArticleView(revision=2)), CONTEXT)
    assert paragraphs(whole) == ["The owner denied nothing."]


def test_what_keeps_a_reader_from_the_text_is_said_in_words() -> None:
    cases: dict[str, dict[str, Any]] = {
        "Its page was taken down. What we have of it stays here. Found so 3 Aug 08:30": {
            "withdrawn_at": NOW - HOUR
        },
        "We have no text of it.": {"text": ""},
        "This is only its beginning": {"access": Access.TEASER},
        "This is what its feed says of it": {"access": Access.TEASER, "text_source": TextSource.FEED},
        "On its site it is for subscribers": {"access": Access.PAYWALLED},
        "The first 9 of 575 words. All of it: select text from news.articles where article_id = 101": {
            "is_cut": True,
            "text": "one " * 9,
        },
        "Not compared with other articles yet": {"story_id": None, "other_outlets": None},
    }
    for said, changed in cases.items():
        assert said in text_of(of_article(**changed)), said
    assert text_notes(ARTICLE.article) == []
    not_compared = text_of(render_article(replace(COMPARED, passages=()), CONTEXT))
    assert "Not compared yet: its text, or the fullest, has just changed" in not_compared


def test_a_text_stands_in_its_own_direction() -> None:
    page = of_article(language="ar", title="القارب يعود")
    assert [each.get("dir") for each in elements_at(page, "//h1 | //div[@class='article-text']")] == [
        "rtl",
        "rtl",
    ]
    assert [each.get("lang") for each in elements_at(page, "//div[@class='article-text']")] == ["ar"]


def test_an_article_is_held_against_the_fullest_text_and_against_its_own_past(
    database: Database, client: TestClient
) -> None:
    stand = Stand(database)
    text = prose(1, 220)
    whole = stand.put("http://whole.example/1", text)
    trim = stand.put(
        "http://trim.example/1", f"{head(text, 160)}\nOnly our own reporter saw the goat that evening."
    )
    stand.group()
    assert not elements_at(client.get(f"/article/{trim}").text, "//del")
    page = client.get(f"/article/{trim}?show=compare").text
    assert "Held against the fullest text, which whole.example has" in text_of(page)
    added = elements_at(page, "//div[@class='article-text']//ins")[-1]
    assert added.text_content().endswith("Only our own reporter saw the goat that evening.")
    assert elements_at(page, "//div[@class='article-text']//del")

    stand.put("http://whole.example/1", f"{text}\nThe owner denied any fault.")
    page = client.get(f"/article/{whole}?revision=2&show=compare").text
    (added,) = elements_at(page, "//div[@class='article-text']//ins")
    assert added.text_content() == "The owner denied any fault."
    assert "unchanged" in text_of(page)
    assert paragraphs(client.get(f"/article/{whole}?revision=1").text) == text.splitlines()
    for missing in ("/article/999", f"/article/{whole}?revision=3", f"/article/{whole}?show=else"):
        assert client.get(missing).status_code == 404


def test_an_article_shows_its_own_credits_its_live_entries_and_where_else_its_text_stands(
    database: Database, client: TestClient
) -> None:
    with database.transaction() as connection:
        at = now(connection) - HOUR
        address = "https://n.example/1"
        article = add_article(connection, add_outlet(connection, "Northwire"), address, "Ferry freed", at)
        credited = {"article_id": article, "source": "caption", "confidence": 0.7}
        insert(
            connection,
            "credit",
            position=0,
            role="photographer",
            party="Bo Lee",
            evidence="Photo: Bo Lee",
            **credited,
        )
        insert(
            connection,
            "credit",
            position=1,
            role="originator",
            party="Northwire",
            evidence="(NW)",
            **credited,
        )
        insert(
            connection,
            "live_entry",
            article_id=article,
            position=0,
            published_at=at,
            headline="Afloat",
            text="She floats.",
        )
        insert(connection, "live_entry", article_id=article, position=1, headline="", text="Aground.\nStill.")
        row = connection.execute(
            "select page_id from wirecopy.article where article_id = %s", (article,)
        ).fetchone()
        assert row is not None
        connection.execute("update wirecopy.page set article_id = %s", [article])
        fetch = insert(
            connection,
            "page_fetch",
            page_id=row[0],
            run_id=1,
            fetched_at=at,
            outcome="ok",
            extract_outcome="extracted",
            final_url=address,
        )
        insert(
            connection,
            "page_part",
            page_fetch_id=fetch,
            part_no=2,
            kind="further",
            url=f"{address}/2",
            outcome="ok",
            words=1210,
        )
    page = text_of(client.get(f"/article/{article}").text)
    assert "Written by Northwire beside a picture (NW) 0.70" in page
    assert "Pictures by Bo Lee beside a picture Photo: Bo Lee 0.70" in page
    assert "it arrived an article was read" in page
    assert "1 h ago Afloat no time given Aground." in page
    assert "2 further https://n.example/1/2 ok 1,210" in page


def test_an_article_without_live_entries_and_parts_has_no_tables_for_them(
    database: Database, client: TestClient
) -> None:
    with database.transaction() as connection:
        outlet = add_outlet(connection, "Northwire")
        article = add_article(connection, outlet, "https://n.example/1", "Ferry freed", now(connection))
    page = text_of(client.get(f"/article/{article}").text)
    assert "The page itself credits nobody" in page
    assert "Live entries" not in page
    assert "Where else its text stands" not in page
