"""Dates as readers see them, and the clocks of outlets."""

from __future__ import annotations

from datetime import datetime

import pytest

from wirecopy.extract.html_tree import parse_html
from wirecopy.extract.metadata.publication_dates import read_published
from wirecopy.extract.metadata.visible_date import find_date
from wirecopy.extract.structured.structured_data import read_structured
from wirecopy.model import Precision, StatedTime


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Published March 4, 2024 at 9:30 p.m.", "2024-03-04 21:30"),
        ("4 March 2024", "2024-03-04"),
        ("4. März 2024, 09:30 Uhr", "2024-03-04 09:30"),
        ("04.03.2024 | 9.30 Uhr", "2024-03-04 09:30"),
        ("Publié le 4 août 2024 à 9h30", "2024-08-04 09:30"),
        ("4 de marzo de 2024", "2024-03-04"),
        ("4 września 2024", "2024-09-04"),
        ("4 марта 2024, 09:30", "2024-03-04 09:30"),
        ("4 Ağustos 2024", "2024-08-04"),
        ("2024年3月4日 09:30", "2024-03-04 09:30"),
        ("2024년 3월 4일", "2024-03-04"),
        ("25/03/2024", "2024-03-25"),
        ("Version 4.03.2024.7 of 12 files", "2024-03-04"),
        ("Room 4, floor 3", None),
        ("Posted on March 4, 2024 at 9:30 p.m. EST", "2024-03-04 21:30 EST"),
        ("4 March 2024, 9:30 (GMT+5:30)", "2024-03-04 09:30 GMT+5:30"),
        ("Published 9:30 PM EST, Mon March 4, 2024", "2024-03-04 21:30 EST"),
        ("09:30, 4 марта 2024", "2024-03-04 09:30"),
        ("2024년 3월 4일 오후 9:30", "2024-03-04 21:30"),
        ("2024年3月4日 午後9時30分", "2024-03-04 21:30"),
        ("04/03/2024 09:30 μ.μ.", "2024-03-04 21:30"),
        ("٤ مارس ٢٠٢٤ ٩:٣٠ م", "2024-03-04 21:30"),
        ("4 mars 2024 à 9:30 et après", "2024-03-04 09:30"),
        ("4 March 2024 | Updated 9:30", "2024-03-04"),
        ("4 March 2024, 21:30 a.m.", "2024-03-04"),
        ("4. marts 2024 kl. 21.30", "2024-03-04 21:30"),
        ("4.3.2024 klo 21.30", "2024-03-04 21:30"),
        ("4 marzo 2024 alle 21.30", "2024-03-04 21:30"),
        ("4 March 2024, 9.30pm", "2024-03-04 21:30"),
        ("4 Maret 2024, 21.30 WIB", "2024-03-04 21:30 WIB"),
        ("2024. március 4. 21:30", "2024-03-04 21:30"),
        ("14. listopada 2024. u 21:30", "2024-10-14 21:30"),
        ("14 listopada 2024, 21:30", "2024-11-14 21:30"),
        ("4 มี.ค. 2567 21:30 น.", "2024-03-04 21:30"),
        ("4 марта 2024, 9:30 вечера", "2024-03-04 21:30"),
        ("March 4, 2024, 9:30 a.m. Eastern Time", "2024-03-04 09:30 Eastern Time"),
        ("March 4, 2024, 9:30 a.m. local time", "2024-03-04 09:30 local time"),
        ("March 4, 2024, 9:30 a.m. Beijing time", "2024-03-04 09:30 Beijing time"),
        ("March 4, 2024, 9:30 a.m. Reading time: 5 minutes", "2024-03-04 09:30"),
        ("4 March 2024 07:21 -0500", "2024-03-04 07:21 -0500"),
        ("4 March 2024 07:21 - 09:00", "2024-03-04 07:21"),
        ("4 mars 2024 à 21 h 30", "2024-03-04 21:30"),
        ("4 tháng 3 năm 2024, 21:30", "2024-03-04 21:30"),
        ("4 במרץ 2024, 21:30", "2024-03-04 21:30"),
        ("Do 25.04.24 | 14:07 Uhr", "2024-04-25 14:07"),
        ("25.04.24 14:07", None),
        ("Tue, 04/03/2025 - 15:15", "2025-03-04 15:15"),
        ("Thu, 04/03/2025 - 15:15", "2025-04-03 15:15"),
    ],
)
def test_national_forms(text: str, found: str | None) -> None:
    assert find_date(text, month_first=False) == found


def test_slashes_are_read_the_american_way_where_told() -> None:
    assert find_date("3/4/2024", month_first=True) == "2024-03-04"
    assert find_date("3/4/2024", month_first=False) == "2024-04-03"


def published(html: str, url: str) -> StatedTime | None:
    tree = parse_html(html.encode(), None)
    return read_published(read_structured(tree, url), tree, url, "Ferry takes a piano across")


def page(head: str = "", below: str = "") -> str:
    return f"<html><head>{head}</head><body><h1>Ferry takes a piano across</h1>{below}<p>It left.</p></body></html>"


def ld(date: str) -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{date}"}}</script>'


def at(claim: StatedTime | None) -> datetime:
    assert claim is not None
    assert claim.at is not None
    return claim.at


def test_a_clock_without_zone_is_the_outlets_own() -> None:
    claim = published(page(ld("2024-07-04 18:11:01")), "https://gazette.de/a")
    assert at(claim) == datetime.fromisoformat("2024-07-04T18:11:01+02:00")


def test_the_day_is_the_day_of_the_outlets_readers() -> None:
    claim = published(page(ld("2024-07-04T22:30:00Z")), "https://gazette.at/a")
    assert at(claim).date().isoformat() == "2024-07-05"


def test_an_address_without_country_leaves_utc() -> None:
    assert at(published(page(ld("2024-07-04 18:11:01")), "https://gazette.com/a")).utcoffset() is not None


def test_the_form_of_the_date_command() -> None:
    claim = published(page(ld("Fri Apr 28 19:20:36 CEST 2023")), "https://gazette.com/a")
    assert at(claim) == datetime.fromisoformat("2023-04-28T19:20:36+02:00")


def test_the_date_beside_the_headline_gives_day_and_minute() -> None:
    claim = published(page(below="<span>4. März 2024, 09:30 Uhr</span>"), "https://gazette.de/a")
    assert claim is not None
    assert (claim.source, claim.precision) == ("html:text", Precision.MINUTE)
    assert at(claim) == datetime.fromisoformat("2024-03-04T09:30:00+01:00")


def test_a_stated_day_takes_the_minute_from_the_text() -> None:
    claim = published(page(ld("2024-03-04"), "<span>4. März 2024, 09:30 Uhr</span>"), "https://gazette.de/a")
    assert at(claim).hour == 9


def test_an_update_is_not_the_first_choice() -> None:
    below = "<span>Aktualisiert: 6. März 2024</span><span>4. März 2024</span>"
    assert at(published(page(below=below), "https://gazette.de/a")).day == 4


@pytest.mark.parametrize(
    ("below", "day"),
    [
        ("<p>Divers look for the old quay in the harbour, 1 March 2024</p><span>4 March 2024</span>", 4),
        ("<span>Written: 4 March 2024 Updated: 5 March 2024</span><span>1 March 2024</span>", 4),
        ("<p>Divers look for the old quay in the harbour, 1 March 2024</p>", 1),
    ],
)
def test_a_date_that_stands_alone_comes_before_a_mention(below: str, day: int) -> None:
    assert at(published(page(below=below), "https://gazette.com/a")).day == day


def test_of_two_dates_the_one_nearer_to_the_headline_counts() -> None:
    html = page(below="<p>It left.</p>" * 30 + "<aside>1 March 2024</aside>")
    html = html.replace("<h1>", "<p>4 March 2024</p><h1>")
    assert at(published(html, "https://gazette.com/a")).day == 4


def test_a_date_below_a_long_text_is_found() -> None:
    html = page(below="<p>It left.</p>" * 150 + "<p>4 March 2024</p>")
    assert at(published(html, "https://gazette.com/a")).day == 4


def test_the_locale_in_the_address_tells_how_slashes_are_read() -> None:
    below = "<span>02/10/2020</span>"
    assert at(published(page(below=below), "https://gazette.com/en-gb/a")).month == 10
    assert at(published(page(below=below), "https://gazette.com/a")).month == 2


def test_a_language_of_one_zone_tells_the_zone_where_address_and_region_do_not() -> None:
    html = page(ld("2024-07-04 18:11:01")).replace("<html>", "<html lang='ko'>")
    assert at(published(html, "https://gazette.com/a")) == datetime.fromisoformat("2024-07-04T18:11:01+09:00")


def test_of_two_stated_days_the_one_shown_counts() -> None:
    changed = '<meta property="article:published_time" content="2024-03-08T08:00:00Z">'
    stated = ld("2024-03-04T09:30:00Z") + changed
    assert at(published(page(stated, "<p>8 March 2024</p>"), "https://gazette.com/a")).day == 8
    assert at(published(page(stated, "<p>4 March 2024</p>"), "https://gazette.com/a")).day == 4
    assert at(published(page(stated, "<p>6 March 2024</p>"), "https://gazette.com/a")).day == 4


@pytest.mark.parametrize(
    "elsewhere",
    [
        '<meta name="dc.date" content="2024-01-01">',
        "".join(f'<time class="published" datetime="2024-01-0{n}T08:00:00Z">x</time>' for n in (1, 2)),
    ],
)
def test_the_date_shown_outweighs_sources_that_may_speak_of_something_else(elsewhere: str) -> None:
    claim = published(page(elsewhere, "<p>4 March 2024</p>"), "https://gazette.com/a")
    assert (at(claim).month, at(claim).day) == (3, 4)
    alone = published(page(elsewhere), "https://gazette.com/a")
    assert (at(alone).month, at(alone).day) == (1, 1)


def test_an_evening_in_america_is_given_as_its_readers_saw_it() -> None:
    stated = ld("2024-03-05T02:18:11Z")
    shown = published(page(stated, "<p>4 March 2024</p>"), "https://gazette.com/a")
    assert at(shown) == datetime.fromisoformat("2024-03-05T02:18:11+00:00")
    assert at(shown).day == 4
    assert at(published(page(stated, "<p>5 March 2024</p>"), "https://gazette.com/a")).day == 5


def test_the_year_of_a_copyright_line_is_no_date() -> None:
    assert published(page(below="<footer>© 2019 Gazette</footer>"), "https://gazette.com/a") is None
