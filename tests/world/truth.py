"""What a correct pipeline finds in the three hours, as plain values for the end-to-end tests."""

from __future__ import annotations

from dataclasses import dataclass

from tests.world.scenario import (
    ARTICLES,
    BARREL,
    CITY,
    COASTAL,
    FAULTS,
    LEDGER,
    MILL,
    MIRROR,
    OBSERVER,
    OUTLETS,
    QUARTERLY,
    SENTINEL,
)
from tests.world.shapes import HOURS, Article, time
from wirecopy.model import Outcome


@dataclass(frozen=True, slots=True)
class ExpectedStory:
    """A story that two or more outlets carry, complete after hour 3."""

    name: str
    originator: str
    distributor: str | None
    contributors: tuple[str, ...]
    urls: frozenset[str]
    first_url: str  # the earliest published copy
    uncredited: frozenset[str]  # copies whose page names no agency: they get the story's credit


def _forbidden(article: Article) -> bool:
    return article.path.startswith(article.outlet.disallow)


def _is_reachable(article: Article, hour: int) -> bool:
    """Whether a run at this hour or an earlier one could have fetched the article."""
    down = {
        when for fault in FAULTS if fault.outlet == article.outlet and not fault.path for when in fault.hours
    }
    return any(article.published <= time(run) for run in HOURS if run <= hour and run not in down)


def article_urls(hour: int) -> frozenset[str]:
    """The canonical addresses of all articles in the database after this hour's run."""
    return frozenset(
        article.url for article in ARTICLES if not _forbidden(article) and _is_reachable(article, hour)
    )


def _story(
    name: str, originator: str, distributor: str | None = None, contributors: tuple[str, ...] = ()
) -> ExpectedStory:
    copies = sorted(
        (article for article in ARTICLES if article.story == name), key=lambda copy: copy.published
    )
    return ExpectedStory(
        name=name,
        originator=originator,
        distributor=distributor,
        contributors=contributors,
        urls=frozenset(copy.url for copy in copies),
        first_url=copies[0].url,
        uncredited=frozenset(copy.url for copy in copies if not copy.credit),
    )


STORIES = (
    _story("merrow-deal", "Bloomberg", "Tribune Content Agency", ("Tobias Renn",)),
    _story("ferry-aground", "Associated Press"),
    _story("ferry-freed", "Associated Press"),
    _story("maroa-rates", "Reuters"),
    _story("kettle-recall", "Associated Press"),
)

# The second rewrites the first: linked as versions, never one story.
VERSION_LINKS = (("ferry-aground", "ferry-freed"),)

# Pairs that share an event or a quotation and nothing else: never one story, never a version.
SEPARATE = tuple(
    frozenset(article.url for article in ARTICLES if article.story in pair)
    for pair in (
        ("bridge-vote-herald", "bridge-vote-channel9"),
        ("school-buses", "school-buses-column"),
    )
)

# Articles whose text or headline changes, with the number of revisions when every hour was seen.
CORRECTED_URL = LEDGER.url("/metro/quieter-trams")  # hour 2, the feed says so
CORRECTED_TEXT = ("$14.2 million", "$12.4 million")
LIVE_BLOG_URL = next(article.url for article in ARTICLES if article.story == "odile-live")
# In hour 2, silently.
RETITLED_URL = next(article.url for article in ARTICLES if article.story == "lighthouse-keeper")
REVISION_COUNTS = {CORRECTED_URL: 2, RETITLED_URL: 2, LIVE_BLOG_URL: 3}

# Feeds that do not simply end in OK, with the outcome of a poll in hours 1, 2 and 3.
TROUBLED_FEEDS = {
    OBSERVER.url("/rss"): (Outcome.OK, Outcome.SERVER_ERROR, Outcome.OK),
    MILL.url("/feed/"): (Outcome.OK, Outcome.GONE, Outcome.GONE),
    SENTINEL.url("/rss.xml"): (Outcome.SERVER_ERROR, Outcome.SERVER_ERROR, Outcome.SERVER_ERROR),
    QUARTERLY.url("/atom.xml"): (Outcome.EMPTY_FEED, Outcome.NOT_MODIFIED, Outcome.NOT_MODIFIED),
    BARREL.url("/rss.xml"): (Outcome.UNSAFE_FEED, Outcome.UNSAFE_FEED, Outcome.UNSAFE_FEED),
}
MOVED_FEED = (COASTAL.url("/feed.php"), COASTAL.url("/atom.xml"))
FEED_COUNT = sum(len(outlet.feeds) for outlet in OUTLETS)

# Listed links that become no article, with the outcomes that are right for them.
REFUSED_LINKS = {
    "http://newsdigesthub.example/go/cloud-prices": {Outcome.REFUSED_ADDRESS, Outcome.REFUSED_REDIRECT},
    "http://127.0.0.1:22/": {Outcome.REFUSED_URL, Outcome.REFUSED_ADDRESS},
    CITY.url("/drafts/stadium-parking"): {Outcome.REFUSED_ROBOTS},
    MIRROR.url("/archive/everything"): {Outcome.TOO_LARGE, Outcome.BAD_ENCODING},
    MIRROR.url("/pictures/fleet-week"): {Outcome.NO_TEXT},
    MIRROR.url("/stories/never-was"): {Outcome.NOT_FOUND},
}
# Hosts that must never turn up in World.requests.
FORBIDDEN_HOSTS = frozenset({"169.254.169.254", "127.0.0.1:22"})
SCRIPT_TITLE_URL = MIRROR.url("/stories/shuttle-fares")
