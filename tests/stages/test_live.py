"""A live blog is one article with entries that readers can query, and joins no story that it reports on."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

from tests.dedupe.prose import prose
from tests.pipeline import Pipeline, column, rows, value
from tests.stages.site import Item, Site, write_outlets
from tests.store.rows import NOW

HOUR = timedelta(hours=1)
FEED, OTHER_FEED = "http://paper.example/f", "http://gazette.example/f"
BLOG = "http://paper.example/live"
REPORTS = [f"http://gazette.example/{number}" for number in range(2)]


def put_blog(site: Site, *entries: tuple[str, str, str]) -> None:
    """Entries are time of day, headline and text."""
    updates = [
        {
            "@type": "BlogPosting",
            "datePublished": f"2026-08-02T{time}:00Z",
            "headline": headline,
            "articleBody": text,
        }
        for time, headline, text in entries
    ]
    node = {"@type": "LiveBlogPosting", "headline": "The storm: live", "liveBlogUpdate": updates}
    shown = "".join(
        f"<div class='entry'><h3>{headline}</h3>{''.join(f'<p>{line}</p>' for line in text.splitlines())}</div>"
        for _, headline, text in entries
    )
    site.put(
        BLOG,
        f"<html lang='en'><head><title>The storm: live</title><script type='application/ld+json'>{json.dumps(node)}</script>"
        f"</head><body><main><h1>The storm: live</h1>{shown}</main></body></html>",
    )


def test_a_live_blog_is_one_article_with_the_entries_that_its_page_shows_now(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    first, second, third = (
        ("09:00", "It blows", prose(1, 80)),
        ("09:30", "It rains", prose(2, 80)),
        ("10:15", "It ends", prose(3, 80)),
    )
    write_outlets(outlets, FEED)
    site.put_feed(FEED, Item(BLOG))
    put_blog(site, second, first)
    pipeline.run(NOW)
    put_blog(site, third, second, first)
    pipeline.run(NOW + HOUR)
    assert rows(
        pipeline.database,
        "select position, to_char(published_at at time zone 'UTC', 'HH24:MI'), headline, published_source from news.live_entries order by 1",
    ) == [
        (1, "10:15", "It ends", "json-ld:datePublished"),
        (2, "09:30", "It rains", "json-ld:datePublished"),
        (3, "09:00", "It blows", "json-ld:datePublished"),
    ]
    assert value(pipeline.database, "select revision_count from news.articles") == 2
    text = str(value(pipeline.database, "select text from news.articles"))
    places = [text.find(entry[2]) for entry in (third, second, first)]
    assert -1 not in places
    assert places == sorted(places)


def test_a_live_blog_that_carries_reports_whole_merges_nothing(
    pipeline: Pipeline, site: Site, outlets: Path
) -> None:
    texts = [prose(10 + number, 200) for number in range(2)]
    write_outlets(outlets, FEED, OTHER_FEED)
    site.put_feed(FEED, Item(BLOG))
    site.put_feed(OTHER_FEED, *map(Item, REPORTS))
    for number, url in enumerate(REPORTS):
        site.put_page(url, f"The report that has number {number} of the two", texts[number])
    put_blog(site, ("10:00", "From the north", texts[0]), ("09:00", "From the south", texts[1]))
    pipeline.run(NOW)
    assert len(column(pipeline.database, "select text from news.live_entries")) == 2
    assert value(pipeline.database, "select count(distinct story_id) from news.articles") == 3
