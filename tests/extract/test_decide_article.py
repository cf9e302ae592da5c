"""What a page makes of its article."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wirecopy.extract.article_address import article_address
from wirecopy.extract.decide_article import (
    ArticleState,
    KnownArticle,
    ReplayEffect,
    RevisionCause,
    article_state,
    decide_change,
    replay_effect,
)
from wirecopy.extract.page_or_feed import choose_published
from wirecopy.extract.site_memory.boilerplate import line_hash
from wirecopy.model import (
    Access,
    Extraction,
    FeedMetadata,
    LiveEntry,
    Outcome,
    Precision,
    SeenPage,
    StatedTime,
    TextSource,
)

NOW = datetime(2026, 8, 3, 1, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)
URL = "http://harbor-herald.org/1"
PAGE = SeenPage(7, 3, NOW, URL, NOW - HOUR, URL)
ARTICLE = Extraction(Outcome.EXTRACTED, title="Ferry sinks", text="It sank at noon.\nNobody was hurt.")


# ----------------------------------------------------------------------------------------- its address


@pytest.mark.parametrize(
    ("canonical", "address"),
    [
        (None, None),
        ("https://www.harbor-herald.org/story", "https://www.harbor-herald.org/story"),
        ("http://m.harbor-herald.org/story", "http://m.harbor-herald.org/story"),
        ("http://wire.example/story", None),  # syndication
        ("http://harbor-herald.org/", None),  # a template's mistake
        ("http://harbor-herald.org", None),
    ],
)
def test_a_canonical_address_is_believed_on_its_own_site(canonical: str | None, address: str | None) -> None:
    assert article_address(URL, canonical) == (address or URL)


# ------------------------------------------------------------------------------------------- its facts


def _feed(precision: Precision | None = Precision.SECOND, hours: int = 0) -> FeedMetadata:
    at = NOW + hours * HOUR if precision else None
    return FeedMetadata("T", (), (), None, at, "Mon", precision)


PAGE_SECOND = StatedTime(NOW - HOUR, "x", Precision.SECOND, "json-ld:datePublished")
PAGE_DAY = StatedTime(NOW.replace(hour=0, minute=0), "x", Precision.DAY, "meta:date")


@pytest.mark.parametrize(
    ("on_page", "in_feed", "source"),
    [
        (PAGE_SECOND, FeedMetadata(), "json-ld:datePublished"),
        (PAGE_SECOND, _feed(), "json-ld:datePublished"),
        (None, _feed(), "feed"),
        (StatedTime(None, "gibberish", None, "meta:date"), _feed(), "feed"),
        (PAGE_DAY, _feed(), "feed"),  # the same day, with the time of day
        (PAGE_DAY, _feed(hours=100), "meta:date"),  # another day
        (PAGE_DAY, _feed(Precision.DAY), "meta:date"),
        (PAGE_DAY, _feed(None), "meta:date"),
    ],
)
def test_the_better_statement_of_the_time_of_publication_wins(
    on_page: StatedTime | None, in_feed: FeedMetadata, source: str
) -> None:
    chosen = choose_published(on_page, in_feed.published)
    assert chosen is not None
    assert chosen.source == source


def test_the_feed_gives_what_the_page_does_not() -> None:
    feed = FeedMetadata("Listed", ("Ann Roe",), ("ferries",), "http://harbor-herald.org/1.jpg")
    bare = article_state(PAGE, 1, replace(ARTICLE, title=""), feed).extraction
    assert (bare.title, bare.authors, bare.tags, bare.image_url) == (
        "Listed",
        ("Ann Roe",),
        ("ferries",),
        "http://harbor-herald.org/1.jpg",
    )
    told = replace(ARTICLE, authors=("Bo Lee",), tags=("storms",), image_url="http://harbor-herald.org/2.jpg")
    assert article_state(PAGE, 1, told, feed).extraction == told


def test_of_whom_a_feed_names_only_people_are_authors() -> None:
    feed = FeedMetadata("Listed", ("admin", "Harbor-Herald.org", "Roe, Ann", "Bo Lee, PhD"), (), None)
    bare = article_state(PAGE, 1, ARTICLE, feed).extraction
    assert (bare.authors, bare.organisations) == (("Ann Roe", "Bo Lee"), ("Harbor-Herald.org",))


def test_a_time_that_nobody_can_have_meant_counts_for_nothing_wherever_it_stands() -> None:
    absurd = StatedTime(NOW + 1000 * HOUR, "in 2050", Precision.SECOND, "meta:date")
    page = replace(ARTICLE, published=absurd, modified=absurd, live_entries=(LiveEntry(absurd, "", "Text."),))
    kept = article_state(PAGE, 1, page, _feed()).extraction
    assert kept.published is not None
    assert kept.published.source == "feed"
    words_only = StatedTime(None, "in 2050", None, "meta:date")
    assert kept.modified == words_only
    assert kept.live_entries[0].published == words_only


# ------------------------------------------------------------------------------------------ its changes


def _state(article: Extraction = ARTICLE, page: SeenPage = PAGE) -> ArticleState:
    return article_state(page, 1, article, FeedMetadata())


def _known(article: Extraction = ARTICLE) -> KnownArticle:
    """The article as it stands after this extraction was stored."""
    state = _state(article)
    return KnownArticle(
        article_id=9,
        outlet_id=1,
        page_id=PAGE.page_id,
        url=URL,
        canonical_url=article.canonical_url,
        published_at=None,
        title=article.title,
        text=article.text,
        text_sha256=state.text_sha256,
        extractor="test",
        revision_count=1,
        metadata_sha256=state.metadata_sha256,
        access=article.access,
        text_source=article.text_source,
    )


def test_the_same_page_changes_nothing() -> None:
    assert decide_change(_known(), _state()) is None


@pytest.mark.parametrize("changes", [{"text": "It floats."}, {"title": "Ferry floats"}, {"section": "Sea"}])
def test_another_text_headline_or_fact_is_the_newsrooms_change(changes: dict[str, Any]) -> None:
    change = decide_change(_known(), _state(replace(ARTICLE, **changes)))
    assert change is not None
    assert (change.cause, change.text_before) == (RevisionCause.PAGE_CHANGED, _known().whole_text)


@pytest.mark.parametrize("changes", [{"extractor": "newer"}, {"boilerplate": (1,)}])
def test_what_only_we_know_is_no_change(changes: dict[str, Any]) -> None:
    assert decide_change(_known(), _state(replace(ARTICLE, **changes))) is None


def test_a_second_address_of_an_article_does_not_change_it() -> None:
    other = replace(PAGE, page_id=4, final_url=URL + "?amp")
    assert decide_change(_known(), _state(replace(ARTICLE, text="Shorter."), other)) is None


def test_a_line_that_we_learned_to_leave_out_is_our_change_and_counts_for_no_word() -> None:
    line = "Write to us at the Harbor Herald."
    known = _known(replace(ARTICLE, text=f"{ARTICLE.text}\n{line}"))
    learned = replace(ARTICLE, boilerplate=(line_hash(line),))
    change = decide_change(known, _state(learned))
    assert change is not None
    assert (change.cause, change.text_before) == (RevisionCause.REEXTRACTED, _state().whole_text)
    corrected = decide_change(known, _state(replace(learned, text="It sank at one.\nNobody was hurt.")))
    assert corrected is not None
    assert (corrected.cause, corrected.text_before) == (RevisionCause.PAGE_CHANGED, _state().whole_text)


def test_another_document_as_the_source_is_no_change_of_the_newsrooms() -> None:
    change = decide_change(_known(SUMMARY), _state())
    assert change is not None
    assert (change.cause, change.text_before) == (RevisionCause.SOURCE_CHANGED, _known(SUMMARY).whole_text)


PROSE = "The ferry sank at noon off the harbour, the coast guard said."
FLIPPED = "The ferry sank at one off the harbour, the coast guard said."


@pytest.mark.parametrize(
    ("before", "after", "seen_before", "is_minor"),
    [
        (f"{PROSE}\n9 comments", f"{PROSE}\n12 comments", False, True),
        (f"{PROSE}\n9 comments", f"{PROSE}\n5 minutes ago\nBridge closed for repairs", False, True),
        (f"{PROSE}\n9 comments", PROSE, False, True),
        (PROSE, FLIPPED, True, True),
        (PROSE, FLIPPED, False, False),
        (PROSE, f"{PROSE}\nNobody was hurt.", False, False),
        (f"{PROSE}\n9 comments", "9 comments", False, False),
    ],
)
def test_a_revision_is_minor_that_changes_no_prose_or_goes_back(
    before: str, after: str, seen_before: bool, is_minor: bool
) -> None:
    known, state = _known(replace(ARTICLE, text=before)), _state(replace(ARTICLE, text=after))
    change = decide_change(known, state, seen_before=seen_before)
    assert change is not None
    assert change.is_minor is is_minor


@pytest.mark.parametrize("changes", [{"title": "Ferry floats"}, {"section": "Sea"}])
def test_a_new_headline_is_not_minor_and_another_fact_is_no_revision(changes: dict[str, Any]) -> None:
    change = decide_change(_known(), _state(replace(ARTICLE, **changes)))
    assert change is not None
    assert not change.is_minor


def _after_flips(looks: int) -> tuple[KnownArticle, int]:
    """An article whose counter grows at each look, and how many revisions that made."""
    known, revisions = _known(replace(ARTICLE, text=PROSE)), 0
    for look in range(looks):
        change = decide_change(known, _state(replace(ARTICLE, text=f"{PROSE}\n{look} shares")))
        if change is not None:
            revisions += 1
            known = replace(
                known,
                text=change.state.extraction.text,
                text_sha256=change.state.text_sha256,
                minor_revision_count=known.minor_revision_count + change.is_minor,
            )
    return known, revisions


def test_a_page_that_flips_makes_24_revisions_and_a_real_edit_is_one_all_the_same() -> None:
    known, revisions = _after_flips(30)
    assert (revisions, known.text) == (24, f"{PROSE}\n23 shares")
    back = decide_change(known, _state(replace(ARTICLE, text=PROSE, title="Back")), seen_before=True)
    assert back is None
    edited = _state(replace(ARTICLE, text=f"{FLIPPED}\n31 shares"))
    change = decide_change(known, edited)
    assert change is not None
    assert (change.state, change.is_minor) == (edited, False)
    retitled = _state(replace(ARTICLE, text=known.text, title="Ferry floats"))
    change = decide_change(known, retitled)
    assert change is not None
    assert (change.state, change.is_minor) == (retitled, False)


def test_what_else_changes_with_a_flip_is_stored_while_the_text_stays() -> None:
    known, _ = _after_flips(30)
    known = replace(known, extractor="older")
    change = decide_change(known, _state(replace(ARTICLE, text=f"{PROSE}\n31 shares", section="Sea")))
    assert change is not None
    kept = change.state.extraction
    assert (kept.text, kept.section, kept.extractor) == (known.text, "Sea", "older")
    assert (change.state.text_sha256, change.is_minor) == (known.text_sha256, False)


def test_lines_that_we_learned_to_leave_out_do_so_however_often_the_page_flipped() -> None:
    known, _ = _after_flips(30)
    learned = replace(ARTICLE, text=PROSE, boilerplate=(line_hash("23 shares"),))
    for shown in (learned, replace(learned, text=f"{PROSE}\n9 comments")):
        change = decide_change(known, _state(shown))
        assert change is not None
        assert (change.cause, change.state.extraction.text) == (RevisionCause.REEXTRACTED, PROSE)


SUMMARY = replace(
    ARTICLE,
    text="A ferry sank.",
    access=Access.TEASER,
    text_source=TextSource.FEED,
    replaces=Outcome.CONSENT_PAGE,
)
WHOLE = replace(SUMMARY, access=Access.FREE, text=ARTICLE.text)


@pytest.mark.parametrize(
    ("known", "article", "stays"),
    [
        (ARTICLE, SUMMARY, True),
        (ARTICLE, WHOLE, True),
        (WHOLE, SUMMARY, True),
        (SUMMARY, WHOLE, False),
        (SUMMARY, SUMMARY, False),
        (SUMMARY, ARTICLE, False),
        (ARTICLE, replace(ARTICLE, access=Access.TEASER), False),
    ],
)
def test_what_a_feed_says_replaces_nothing_better(
    known: Extraction, article: Extraction, stays: bool
) -> None:
    assert _known(known).outranks(article) is stays


# -------------------------------------------------------------------------------------------- its replay


@pytest.mark.parametrize(
    ("article", "had_text", "effect"),
    [
        (ARTICLE, True, ReplayEffect.SAME),
        (replace(ARTICLE, text="Shorter."), True, ReplayEffect.CHANGED),
        (replace(ARTICLE, title="Other"), True, ReplayEffect.CHANGED),
        (replace(ARTICLE, authors=("Ann Roe",)), True, ReplayEffect.METADATA),
        (None, True, ReplayEffect.LOST),
        (None, False, ReplayEffect.SAME),
    ],
)
def test_a_replay_says_what_it_does_to_a_known_article(
    article: Extraction | None, had_text: bool, effect: ReplayEffect
) -> None:
    state = None if article is None else _state(article)
    assert replay_effect(_known(), state, had_text=had_text) is effect
