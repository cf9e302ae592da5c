"""Three hours of the invented internet end in Postgres as its truth says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

import pytest

from tests.docs import cookbook_page
from tests.end_to_end.three_hours import ThreeHours
from tests.pipeline import column, rows, value
from tests.world import truth
from tests.world.newsroom import edition, read_story
from tests.world.scenario import ARTICLES, HERALD, ODDITIES
from tests.world.shapes import HOURS, MIDNIGHT
from wirecopy.model import Outcome, Stage

MISSION_URL = HERALD.url("/business/2026/08/halden-merrow.html")
BY_NAME = {story.name: story for story in truth.STORIES}


def _story_of(hours: ThreeHours, url: str) -> int:
    return int(value(hours.database, "select story_id from news.articles where url = %(url)s", url=url))


def _groups(hours: ThreeHours) -> Mapping[frozenset[str], int]:
    found = rows(hours.database, "select array_agg(url), story_id from news.articles group by story_id")
    return {frozenset(urls): story for urls, story in found}


# ------------------------------------------------------------------------------------------- articles


def test_every_run_is_green(hours: ThreeHours) -> None:
    assert [hours.counts[hour][Stage.GATE] for hour in HOURS] == [{"green": 1}] * 3
    assert rows(hours.database, "select state, reason from news.runs") == [("green", "")] * 3
    assert (
        value(
            hours.database, "select count(*) from news.run_stages where shards_open > 0 or ended_at is null"
        )
        == 0
    )


@pytest.mark.parametrize("hour", HOURS)
def test_after_each_hour_exactly_the_reachable_articles_are_there(hours: ThreeHours, hour: int) -> None:
    assert hours.articles_after[hour] == truth.article_urls(hour)


def test_every_article_has_its_claimed_time_language_and_outlet(hours: ThreeHours) -> None:
    found = rows(hours.database, "select url, published_at, language, outlet from news.articles")
    expected = {
        (article.url, article.published, article.outlet.language, article.outlet.name)
        for article in ARTICLES
        if article.url in truth.article_urls(3)
    }
    assert set(found) == expected


def test_times_that_we_observed_are_the_runs_times(hours: ThreeHours) -> None:
    late = value(
        hours.database,
        "select first_seen_at from news.articles where url = 'http://inlandobserver.example/state/nitrate-wells'",
    )
    assert timedelta() <= late - hours.world.time(3) < timedelta(minutes=10)


def test_the_mission_page_is_clean_text_with_its_credits_and_rights(hours: ThreeHours) -> None:
    ((text, authors, rights, originator, distributor, title),) = rows(
        hours.database,
        "select text, authors, rights, originator, distributor, title from news.articles where url = %(url)s",
        url=MISSION_URL,
    )
    story = read_story("merrow-deal")
    first, *rest = story.paragraphs
    assert title == story.headline
    assert first in text.splitlines()[0]
    assert text.splitlines()[1:] == list(rest)
    assert authors == ["Marguerite Oslow"]
    assert (originator, distributor) == ("Bloomberg", "Tribune Content Agency")
    assert "©2026 Bloomberg L.P." in rights
    for boilerplate in (
        "Disqus",
        "Distributed by",
        "With assistance",
        "Visit bloomberg.com",
        "cookie",
        "Subscribe",
    ):
        assert boilerplate.lower() not in text.lower(), boilerplate


def test_every_articles_text_is_what_its_newsroom_wrote_and_no_more(hours: ThreeHours) -> None:
    texts = dict(rows(hours.database, "select url, text from news.articles"))
    for article in ARTICLES:
        if article.url not in texts or article.url == truth.LIVE_BLOG_URL:
            continue
        written = [" ".join(line.split()) for line in edition(article, 3).paragraphs]
        found = " ".join(texts[article.url].split())
        assert all(line in found for line in written), article.url
        spare = len(found.split()) - sum(len(line.split()) for line in written)
        assert spare <= 40, (article.url, spare)  # a caption or a correction's note


def test_a_script_in_a_headline_is_kept_as_text(hours: ThreeHours) -> None:
    title = value(
        hours.database, "select title from news.articles where url = %(url)s", url=truth.SCRIPT_TITLE_URL
    )
    assert "<script>" in title


# -------------------------------------------------------------------------------------------- stories


@pytest.mark.parametrize("name", BY_NAME)
def test_all_copies_of_a_text_are_one_story_and_nothing_else_is_in_it(hours: ThreeHours, name: str) -> None:
    assert BY_NAME[name].urls in _groups(hours)


@pytest.mark.parametrize("name", BY_NAME)
def test_a_story_says_who_wrote_and_distributed_it_and_who_had_it_first(hours: ThreeHours, name: str) -> None:
    story = BY_NAME[name]
    number = _groups(hours)[story.urls]
    ((originator, distributor, outlets, articles, first_outlet),) = rows(
        hours.database,
        "select originator, distributor, outlet_count, article_count, first_outlet from news.stories where story_id = %(id)s",
        id=number,
    )
    assert (originator, distributor) == (story.originator, story.distributor)
    assert outlets == articles == len(story.urls)
    first = next(article for article in ARTICLES if article.url == story.first_url)
    assert first_outlet == first.outlet.name


@pytest.mark.parametrize("name", BY_NAME)
def test_every_copy_has_the_credit_its_page_gives_or_else_its_storys(hours: ThreeHours, name: str) -> None:
    story = BY_NAME[name]
    found = dict(
        rows(
            hours.database,
            "select url, originator from news.articles where url = any(%(urls)s)",
            urls=list(story.urls),
        )
    )
    assert found == dict.fromkeys(story.urls, story.originator)
    own = column(
        hours.database,
        """select distinct a.url from news.credits c join news.articles a using (article_id)
           where c.role = 'originator' and a.url = any(%(urls)s)""",
        urls=list(story.urls),
    )
    assert set(own) == story.urls - story.uncredited


def test_contributors_are_credited_with_the_words_that_prove_it(hours: ThreeHours) -> None:
    for story in truth.STORIES:
        found = rows(
            hours.database,
            """select distinct c.party, c.evidence from news.credits c join news.articles a using (article_id)
               where c.role = 'contributor' and a.url = any(%(urls)s)""",
            urls=list(story.urls),
        )
        assert {party for party, _ in found} == set(story.contributors), story.name
        assert all(party in evidence for party, evidence in found)


def test_a_rewritten_version_is_linked_and_stays_a_story_of_its_own(hours: ThreeHours) -> None:
    groups = _groups(hours)
    links = rows(hours.database, "select story_id, other_story_id from news.story_versions")
    expected = {frozenset(groups[BY_NAME[name].urls] for name in pair) for pair in truth.VERSION_LINKS}
    assert {frozenset(pair) for pair in links} == expected
    assert all(reason for (reason,) in rows(hours.database, "select reason from news.story_versions"))


@pytest.mark.parametrize("pair", truth.SEPARATE, ids=lambda pair: sorted(pair)[0].rpartition("/")[2])
def test_a_shared_event_or_quotation_makes_no_story(hours: ThreeHours, pair: frozenset[str]) -> None:
    stories = {_story_of(hours, url) for url in pair}
    assert len(stories) == len(pair)
    linked = {
        frozenset(ids)
        for ids in rows(hours.database, "select story_id, other_story_id from news.story_versions")
    }
    assert frozenset(stories) not in linked


def test_every_other_article_stands_alone(hours: ThreeHours) -> None:
    shared = {url for story in truth.STORIES for url in story.urls}
    alone = {urls for urls in _groups(hours) if not urls & shared}
    assert alone == {frozenset({url}) for url in truth.article_urls(3) - shared}


def test_copies_say_how_much_of_the_text_they_kept(hours: ThreeHours) -> None:
    kept = dict(
        rows(
            hours.database,
            """select a.url, c.words_kept::float / (c.words_kept + c.words_cut)
               from news.story_copies c join news.articles a using (article_id) where a.url = any(%(urls)s)""",
            urls=list(BY_NAME["merrow-deal"].urls),
        )
    )
    assert kept[MISSION_URL] > 0.9  # the fullest member has captions or an introduction besides
    assert 0.45 < kept["http://www.lakeshoredaily.example/story?id=48113"] < 0.75
    assert 0.3 < kept["http://prairiegazette.example/news/0803-merrow.htm"] < 0.55


# ------------------------------------------------------------------------------------------ revisions


def test_changed_articles_have_their_revisions_and_no_other_has_any(hours: ThreeHours) -> None:
    found = dict(
        rows(hours.database, "select url, revision_count from news.articles where revision_count > 1")
    )
    assert found == truth.REVISION_COUNTS
    counted = dict(
        rows(
            hours.database,
            "select url, count(*) from news.revisions join news.articles using (article_id) group by url having count(*) > 1",
        )
    )
    assert counted == found


def test_the_correction_is_a_revision_and_the_text_says_the_new_figure(hours: ThreeHours) -> None:
    was, now = truth.CORRECTED_TEXT
    texts = column(
        hours.database,
        """select r.text from news.revisions r join news.articles a using (article_id)
           where a.url = %(url)s order by revision_no""",
        url=truth.CORRECTED_URL,
    )
    assert was in texts[0]
    assert now not in texts[0]
    assert now in texts[1]


def test_the_live_blog_keeps_every_state(hours: ThreeHours) -> None:
    added = column(
        hours.database,
        """select r.words_added from news.revisions r join news.articles a using (article_id)
           where a.url = %(url)s and revision_no > 1""",
        url=truth.LIVE_BLOG_URL,
    )
    assert len(added) == 2
    assert min(added) > 10


# -------------------------------------------------------------------------------------------- trouble


@pytest.mark.parametrize("feed", truth.TROUBLED_FEEDS)
def test_a_troubled_feed_ends_in_its_outcomes_and_is_not_asked_more_than_it_should(
    hours: ThreeHours, feed: str
) -> None:
    polls = dict(
        rows(
            hours.database,
            "select p.run_id, p.outcome from wirecopy.poll p join wirecopy.feed f using (feed_id) where f.url = %(feed)s",
            feed=feed,
        )
    )
    expected = {hour: outcome.value for hour, outcome in enumerate(truth.TROUBLED_FEEDS[feed], start=1)}
    assert polls.items() <= expected.items()  # back-off and 410 leave hours out, but no outcome is another
    assert polls[1] == expected[1]
    assert polls.get(2) == expected[2] or expected[1] != Outcome.OK


def test_a_feed_that_failed_for_an_hour_lost_nothing(hours: ThreeHours) -> None:
    missed = [url for url in truth.article_urls(3) if url.startswith("http://inlandobserver.example/")]
    assert len(missed) > 1
    assert set(missed) <= hours.articles_after[3]


def test_every_feed_has_a_health_and_the_troubled_ones_a_reason(hours: ThreeHours) -> None:
    health = {
        url: (status, message)
        for url, status, message in rows(hours.database, "select url, status, message from news.feed_health")
    }
    assert len(health) == truth.FEED_COUNT
    well = {url for url, (status, _) in health.items() if status == "ok"}
    last = {url: outcomes[2] for url, outcomes in truth.TROUBLED_FEEDS.items()}
    assert set(health) - well == {url for url, outcome in last.items() if not outcome.is_success}
    assert all(message for url, (_, message) in health.items() if url not in well)


def test_a_moved_feed_is_read_where_it_is_and_keeps_its_address(hours: ThreeHours) -> None:
    moved, target = truth.MOVED_FEED
    ((final_url, moved_to),) = set(
        rows(
            hours.database,
            """select p.final_url, f.moved_to from wirecopy.feed f join wirecopy.poll p using (feed_id)
               where f.url = %(moved)s""",
            moved=moved,
        )
    )
    assert final_url == target
    assert moved_to in (None, target)


@pytest.mark.parametrize("link", truth.REFUSED_LINKS)
def test_a_link_that_leads_to_no_article_has_its_outcome(hours: ThreeHours, link: str) -> None:
    ((outcome, message, article),) = set(
        rows(
            hours.database,
            "select outcome, message, article_id from news.entry_fates where url = %(link)s",
            link=link,
        )
    )
    assert outcome in {allowed.value for allowed in truth.REFUSED_LINKS[link]}
    assert article is None
    assert message


def test_forbidden_places_were_never_asked(hours: ThreeHours) -> None:
    assert hours.world.requests
    assert truth.FORBIDDEN_HOSTS.isdisjoint(request.host for request in hours.world.requests)
    assert not [request for request in hours.world.requests if "/drafts/" in request.path]


def test_every_request_says_who_asks(hours: ThreeHours) -> None:
    agents = {request.headers.get("user-agent", "") for request in hours.world.requests}
    assert all(agent.startswith("Wirecopy/") and "(+" in agent for agent in agents)


def test_nothing_was_asked_twice_in_an_hour_but_for_what_failed(hours: ThreeHours) -> None:
    answered = [request for request in hours.world.requests if request.status < 500 and request.status != 301]
    asked = [(request.hour, request.url) for request in answered]
    moved = {("/atom.xml", "coastalreview.example")}
    twice = {item for item in asked if asked.count(item) > 1}
    assert not {
        (hour, url) for hour, url in twice if not any(path in url and host in url for path, host in moved)
    }


def test_what_failed_was_asked_three_times_in_an_hour(hours: ThreeHours) -> None:
    failed = Counter((request.hour, request.url) for request in hours.world.requests if request.status >= 500)
    assert set(failed.values()) == {3}


def test_unchanged_documents_were_asked_with_their_validators(hours: ThreeHours) -> None:
    later = [request for request in hours.world.requests if request.hour > 1]
    assert sum(request.status == 304 for request in later) > 30


# ---------------------------------------------------------------------------------------------- fates


def test_every_entry_has_a_fate(hours: ThreeHours) -> None:
    unknown = rows(
        hours.database,
        """select url, stage, outcome, message from news.entry_fates
           where stage is null or (article_id is null and coalesce(outcome, '') = '' and message = '')
              or (article_id is not null and (stage, outcome) <> ('publish', 'ok'))""",
    )
    assert unknown == []
    fates = dict(
        rows(
            hours.database, "select article_id is null, count(distinct url) from news.entry_fates group by 1"
        )
    )
    assert fates == {False: len(truth.article_urls(3)), True: len(truth.REFUSED_LINKS)}


def test_every_listed_link_is_an_entry(hours: ThreeHours) -> None:
    listed = set(column(hours.database, "select url from news.entry_fates"))
    expected = {article.url for article in ARTICLES} | {oddity.url for oddity in ODDITIES}
    assert expected <= listed


def test_a_reader_of_changes_has_seen_every_article_and_story(hours: ThreeHours) -> None:
    changes = rows(hours.database, "select kind, article_id, story_id from news.changes(0, 100000)")
    articles = {article for kind, article, _ in changes if kind == "article"}
    stories = {story for kind, _, story in changes if kind == "story"}
    assert articles == set(column(hours.database, "select article_id from news.articles"))
    assert stories >= set(column(hours.database, "select story_id from news.stories"))
    assert len(changes) == len(set(changes))


def test_search_finds_the_news_in_their_languages(hours: ThreeHours) -> None:
    def search(query: str) -> set[str]:
        return set(column(hours.database, "select url from news.search(%(query)s)", query=query))

    assert BY_NAME["kettle-recall"].urls <= search("kettle recall")
    assert any("nordhafener-anzeiger" in url for url in search("Schafe"))
    assert any("courrierdesquais" in url for url in search("marché"))
    assert MISSION_URL not in search("Halden -warehouses") or MISSION_URL not in search("Merrow")


def test_nothing_is_dated_outside_the_worlds_day(hours: ThreeHours) -> None:
    first, last = rows(hours.database, "select min(published_at), max(published_at) from news.articles")[0]
    assert MIDNIGHT <= first <= last < MIDNIGHT + timedelta(days=1)
    assert value(hours.database, "select bool_and(first_seen_at >= published_at) from news.articles") is True


# ------------------------------------------------------------------------------------------- cookbook

# What three hours of this world do not have.
UNANSWERED = {
    "credit_conflicts",
    "feeds_gone_quiet",
    "half_texts",
    "open_alerts",
    "outlets_gone_quiet",
    "site_boilerplate",
    "where_is_my_story",
}


def test_every_question_of_the_cookbook_has_an_answer(hours: ThreeHours) -> None:
    with hours.database.transaction() as connection:
        answers = {
            recipe.name: cookbook_page.answer(connection, recipe) for recipe in cookbook_page.recipes()
        }
    assert {name for name, answer in answers.items() if not answer.rows} == UNANSWERED


def test_the_page_of_the_cookbook_is_what_make_docs_writes(hours: ThreeHours) -> None:
    with hours.database.transaction() as connection:
        written = cookbook_page.cookbook_page(connection)
    stored = cookbook_page.PAGE.read_text(encoding="utf-8")
    assert cookbook_page.without_rows(stored) == cookbook_page.without_rows(written), "run `make docs`"
