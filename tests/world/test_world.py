"""The world keeps the promises of its scenario, so that a failing end-to-end test means a failing pipeline."""

from __future__ import annotations

import calendar
import gzip
import http.client
import io
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import feedparser
import pytest
import trafilatura
import yaml

from tests.world import World, truth
from tests.world.answers import BOMB_BYTES, feed_address
from tests.world.newsroom import editions, read_story
from tests.world.scenario import ARTICLES, CHANGES, FAULTS, ODDITIES, OUTLETS
from tests.world.shapes import HOURS, Article, Feed, Format, Outlet, Trick, time


@pytest.fixture
def world() -> Iterator[World]:
    with World() as world:
        yield world


class Answered:
    """One response, decoded."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.wire = response.read()
        zipped = response.headers.get("Content-Encoding") == "gzip"
        self.body = gzip.decompress(self.wire) if zipped else self.wire


def get(world: World, url: str, **headers: str) -> Answered:
    parts = urlsplit(url)
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    connection = http.client.HTTPConnection("127.0.0.1", world.port, timeout=10)
    try:
        connection.request("GET", target, headers={"Host": parts.netloc, **headers})
        return Answered(connection.getresponse())
    finally:
        connection.close()


FEEDS = [(outlet, feed) for outlet in OUTLETS for feed in outlet.feeds]
FAILING = {fault.outlet.name for fault in FAULTS if 1 in fault.hours}
HEALTHY = [
    pytest.param(outlet, feed, id=f"{outlet.name} {feed.path}")
    for outlet, feed in FEEDS
    if outlet.name not in FAILING and feed.format is not Format.POISONED
]


def links(world: World, outlet: Outlet, feed: Feed) -> list[str]:
    answered = get(world, outlet.url(feed_address(outlet, feed)))
    assert answered.status == 200
    if feed.format is Format.JSON:
        return [item["url"] for item in json.loads(answered.body)["items"]]
    return [entry.link for entry in feedparser.parse(io.BytesIO(answered.body)).entries]


@pytest.mark.parametrize(("outlet", "feed"), HEALTHY)
def test_every_healthy_feed_parses_and_its_dates_lie_before_the_hour(
    world: World, outlet: Outlet, feed: Feed
) -> None:
    answered = get(world, outlet.url(feed_address(outlet, feed)))
    if feed.format is Format.JSON:
        dates = [
            datetime.fromisoformat(item["date_published"]) for item in json.loads(answered.body)["items"]
        ]
        assert dates
        assert all(time(1) - timedelta(hours=1) <= date <= time(1) for date in dates)
        return
    parsed = feedparser.parse(io.BytesIO(answered.body))
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == {Format.RSS: "rss20", Format.ATOM: "atom10", Format.RDF: "rss10"}[feed.format]
    for entry in parsed.entries:
        stated = entry.get("published_parsed") or entry["updated_parsed"]
        assert calendar.timegm(stated) <= time(1).timestamp()


@pytest.mark.parametrize("hour", HOURS)
def test_every_listed_page_answers_as_the_scenario_says(world: World, hour: int) -> None:
    world.set_hour(hour)
    down = {fault.outlet.name for fault in FAULTS if hour in fault.hours}
    tricks = {oddity.url: oddity.trick for oddity in ODDITIES}
    expected = {Trick.MISSING: 404, Trick.REDIRECT: 302, Trick.FOREIGN: 200}
    for outlet, feed in FEEDS:
        if outlet.name in down or feed.format is Format.POISONED:
            continue
        for link in links(world, outlet, feed):
            trick = tricks.get(link)
            status = expected.get(trick, 200) if trick else 200
            assert get(world, link).status == status, link


def test_the_hours_bring_the_articles_that_the_truth_promises(world: World) -> None:
    counts = [len(truth.article_urls(hour)) for hour in HOURS]
    assert counts == sorted(set(counts))
    assert truth.article_urls(3) == {
        article.url for article in ARTICLES if not article.path.startswith("/drafts/")
    }
    for hour in HOURS:
        world.set_hour(hour)
        out = {page.article.url for outlet in OUTLETS for page in editions(outlet, hour)}
        assert truth.article_urls(hour) <= out
    late = "http://inlandobserver.example/state/nitrate-wells"
    assert late not in truth.article_urls(2)
    assert late in truth.article_urls(3)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.url)
def test_pages_give_their_text_to_an_extractor(world: World, article: Article) -> None:
    world.set_hour(3)
    page = next(page for page in editions(article.outlet, 3) if page.article == article)
    text = trafilatura.extract(get(world, article.url).body.decode(), include_comments=False) or ""
    paragraphs = (
        page.paragraphs if not page.updates else [part for item in page.updates for part in item.paragraphs]
    )
    for paragraph in paragraphs:
        assert " ".join(paragraph.split()) in " ".join(text.split())


def test_unchanged_documents_answer_304_to_either_validator(world: World) -> None:
    for url in (
        "http://harborherald.example/rss.xml",
        "http://harborherald.example/local/2026/08/bridge-vote.html",
    ):
        first = get(world, url)
        assert get(world, url, **{"If-None-Match": first.headers["ETag"]}).status == 304
        assert get(world, url, **{"If-Modified-Since": first.headers["Last-Modified"]}).status == 304
        assert get(world, url, **{"If-None-Match": '"another"'}).status == 200


def test_a_feed_with_news_answers_200_to_last_hours_validators(world: World) -> None:
    url = "http://harborherald.example/rss.xml"
    first = get(world, url)
    world.set_hour(2)
    assert get(world, url, **{"If-None-Match": first.headers["ETag"]}).status == 200
    assert get(world, url, **{"If-Modified-Since": first.headers["Last-Modified"]}).status == 200


def test_bodies_are_zipped_on_request_only(world: World) -> None:
    url = "http://harborherald.example/rss.xml"
    plain, zipped = get(world, url), get(world, url, **{"Accept-Encoding": "gzip"})
    assert plain.headers["Content-Encoding"] is None
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert zipped.body == plain.body
    assert len(zipped.wire) < len(plain.wire)


def test_the_mission_page_carries_its_byline_contributor_rights_and_distributor(world: World) -> None:
    html = get(world, "http://harborherald.example/business/2026/08/halden-merrow.html").body.decode()
    for mark in (
        "Marguerite Oslow, Bloomberg News",
        "(With assistance from Tobias Renn.)",
        "©2026 Bloomberg L.P. Visit bloomberg.com. Distributed by Tribune Content Agency, LLC.",
        'id="disqus_thread"',
        "main-nav",
        "cookie-notice",
    ):
        assert mark in html


def test_a_copy_without_credit_names_no_agency(world: World) -> None:
    world.set_hour(3)
    for story in truth.STORIES:
        for url in story.uncredited:
            html = get(world, url).body.decode()
            for mark in ("(AP)", "Associated Press", "Reuters"):
                assert mark not in html, url


def test_the_correction_reaches_page_and_feed_in_hour_2(world: World) -> None:
    was, now = truth.CORRECTED_TEXT
    assert was in get(world, truth.CORRECTED_URL).body.decode()
    feed = "http://www.capitalledger.example/feeds/all.atom"
    before = get(world, feed).body.decode()
    world.set_hour(2)
    page, after = get(world, truth.CORRECTED_URL).body.decode(), get(world, feed).body.decode()
    assert f"will spend {now}" in page
    assert "Correction:" in page
    assert was in before
    assert was not in after
    assert CHANGES[0].at + ":00+00:00</updated>" in after


def test_the_silent_headline_change_shows_on_the_page_only(world: World) -> None:
    feed = "http://prairiegazette.example/index.rdf"
    old = read_story("lighthouse-keeper").headline
    assert old in get(world, truth.RETITLED_URL).body.decode()
    world.set_hour(2)
    assert old not in get(world, truth.RETITLED_URL).body.decode()
    assert old in get(world, feed).body.decode()


def test_the_live_blog_grows_every_hour(world: World) -> None:
    counts = []
    for hour in HOURS:
        world.set_hour(hour)
        html = get(world, truth.LIVE_BLOG_URL).body.decode()
        data = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])
        assert data["@type"] == "LiveBlogPosting"
        counts.append(len(data["liveBlogUpdate"]))
    assert counts == [3, 5, 7]


def test_an_outlet_is_down_in_hour_2_and_back_in_hour_3(world: World) -> None:
    statuses = []
    for hour in HOURS:
        world.set_hour(hour)
        statuses.append(get(world, "http://inlandobserver.example/rss").status)
    assert statuses == [200, 503, 200]


def test_feeds_move_vanish_and_fail_as_told(world: World) -> None:
    moved, target = truth.MOVED_FEED
    answered = get(world, moved)
    assert (answered.status, answered.headers["Location"]) == (301, target)
    assert get(world, "http://summitsentinel.example/rss.xml").status == 500
    assert get(world, "http://oldmillbulletin.example/feed/").status == 200
    world.set_hour(2)
    assert get(world, "http://oldmillbulletin.example/feed/").status == 410


def test_one_feed_has_duplicate_and_missing_guids(world: World) -> None:
    world.set_hour(3)
    body = get(world, "http://fernhillfreepress.example/news.rss").body
    guids = [entry.get("id") for entry in feedparser.parse(io.BytesIO(body)).entries]
    assert guids.count("news") == 2
    assert guids.count(None) == 1


def test_one_feed_lists_each_article_twice_with_campaign_parameters(world: World) -> None:
    body = get(world, "http://www.lakeshoredaily.example/syndication/top.xml").body
    found = [entry.link for entry in feedparser.parse(io.BytesIO(body)).entries]
    assert len(found) == len(set(found)) == 4
    assert len({link.split("&utm_source")[0] for link in found}) == 2


def test_two_feeds_of_one_outlet_overlap(world: World) -> None:
    valley = next(outlet for outlet in OUTLETS if len(outlet.feeds) == 2)
    both = [set(links(world, valley, feed)) for feed in valley.feeds]
    assert both[0] & both[1]


def test_robots_forbids_a_listed_page_at_one_host_and_nothing_elsewhere(world: World) -> None:
    assert b"Disallow: /drafts/" in get(world, "http://westport-city.example/robots.txt").body
    assert get(world, "http://harborherald.example/robots.txt").body == b"User-agent: *\nDisallow: \n"


def test_hostile_documents_are_what_they_should_be(world: World) -> None:
    redirect = get(world, "http://newsdigesthub.example/go/cloud-prices")
    assert redirect.headers["Location"] == "http://169.254.169.254/latest/meta-data/"
    bomb = get(world, "http://megabytemirror.example/archive/everything")
    assert len(bomb.wire) < 64 * 1024
    assert len(bomb.body) == BOMB_BYTES
    assert b"<!ENTITY" in get(world, "http://clickbarrel.example/rss.xml").body
    world.set_hour(2)
    title = get(world, truth.SCRIPT_TITLE_URL).body.split(b"<title>")[1]
    assert title.startswith(b"&lt;script&gt;")


def test_the_configuration_lists_every_outlet_once(world: World) -> None:
    outlets = yaml.safe_load(world.outlets_yaml)["outlets"]
    assert len(outlets) == len({outlet["domain"] for outlet in outlets}) == len(OUTLETS)
    assert sum(len(outlet["feeds"]) for outlet in outlets) == truth.FEED_COUNT
    assert set(truth.TROUBLED_FEEDS) <= {feed["url"] for outlet in outlets for feed in outlet["feeds"]}


def test_the_log_names_every_request(world: World) -> None:
    get(world, "http://harborherald.example/rss.xml?utm_source=x", **{"User-Agent": "reader"})
    (request,) = world.requests
    assert (request.method, request.url, request.status) == (
        "GET",
        "http://harborherald.example/rss.xml?utm_source=x",
        200,
    )
    assert request.headers["user-agent"] == "reader"
    assert request.hour == 1


def test_a_person_can_browse_the_servers_own_address(world: World) -> None:
    own = f"http://{world.address}"
    assert b'href="/harborherald.example/"' in get(world, own).body
    front = get(world, f"{own}/harborherald.example/").body
    assert b'href="/harborherald.example/local/2026/08/bridge-vote.html"' in front
    assert get(world, f"{own}/harborherald.example/local/2026/08/bridge-vote.html").status == 200
