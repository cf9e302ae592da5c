"""A document of too many nodes is cut to the limit or refused before it is parsed."""

from __future__ import annotations

import resource

import pytest

from wirecopy.confine import ConfinedWorker
from wirecopy.feeds import FeedError, parse_feed
from wirecopy.model import Outcome
from wirecopy.settings import MIB, ParseLimits

URL = "https://daily.example/feed"
ENTRY = "<item><title>Storm</title><link>https://daily.example/{0}</link><guid>{0}</guid></item>"
JSON = '{{"version": "https://jsonfeed.org/version/1.1", "items": [{}]}}'


def rss(inside: str) -> bytes:
    return f"<rss version='2.0'><channel><title>News</title>{inside}</channel></rss>".encode()


OVER_LIMIT = {
    "elements": rss("<a/>" * 300_000),
    "attributes": rss("<a " + " ".join(f"a{n}='1'" for n in range(160_000)) + "/>"),
    "instructions": rss("<?a?>" * 300_000),
    "values": JSON.format(",".join(["[]"] * 400_000)).encode(),
}


@pytest.mark.parametrize("kind", OVER_LIMIT)
def test_a_feed_of_nothing_but_markup_is_too_large(kind: str) -> None:
    with pytest.raises(FeedError) as refused:
        parse_feed(OVER_LIMIT[kind], URL, None)
    assert refused.value.outcome is Outcome.TOO_LARGE


@pytest.mark.parametrize("cut", [0, 40], ids=["whole", "cut in the last entry"])
@pytest.mark.parametrize("entries", [6000, 60_000], ids=["within the limit", "over the limit"])
def test_of_too_many_entries_the_first_are_read(entries: int, cut: int) -> None:
    document = rss("".join(ENTRY.format(number) for number in range(entries)))
    feed = parse_feed(document[: len(document) - cut], URL, None)
    assert [entry.guid for entry in feed.entries] == [str(number) for number in range(5000)]
    assert feed.note == f"{entries - 5000} entries over the limit left out"


def test_of_too_many_json_entries_the_first_are_read() -> None:
    items = ",".join(f'{{"id": "{number}", "title": "Storm"}}' for number in range(8))
    feed = parse_feed(JSON.format(items).encode(), URL, None, ParseLimits(max_entries=5))
    assert [entry.guid for entry in feed.entries] == ["0", "1", "2", "3", "4"]
    assert feed.note == "3 entries over the limit left out"


def test_a_large_feed_of_long_stories_is_read_whole() -> None:
    story = "<p class='a'>A bridge, a storm, a vote.</p>" * 200
    items = "".join(
        f"<item><guid>{n}</guid><content><![CDATA[{story}]]></content></item>" for n in range(500)
    )
    assert len(parse_feed(rss(items), URL, None).entries) == 500


def test_the_parser_of_any_document_stays_small() -> None:
    """Noise of 5 MiB took 250 MiB when its foreign bytes were listed to count them."""
    noise = bytes(range(1, 256)) * (5 * MIB // 255)
    with ConfinedWorker(seconds=30, memory_bytes=768 * MIB, preload=["wirecopy.feeds.parse"]) as worker:
        before = worker.call(_most_memory)
        for document in (noise, *OVER_LIMIT.values()):
            with pytest.raises(FeedError):
                worker.call(parse_feed, document, URL, None)
        assert worker.call(_most_memory) - before < 64 * MIB


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
