"""Stories over Postgres: no order or batch size changes them, they split as they join, and crowds stay cheap."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import timedelta

import pytest

from tests.dedupe.prose import head, prose
from tests.pipeline import Background, column, digests, is_blocked, rows, value, wait_until
from tests.stages.stand import Stand
from tests.store.rows import NOW, begin
from wirecopy.dedupe.running_stories import StoryInRun, running_story_ids
from wirecopy.errors import UsageError
from wirecopy.model import Credit, CreditSource, Relation, Role, Stage
from wirecopy.settings import Settings
from wirecopy.stages.explain_pair import explain_pair
from wirecopy.stages.pipeline import run_stage
from wirecopy.stages.split_article import split_article
from wirecopy.store.database import Database
from wirecopy.store.story import lock_stories, uncompared_articles, waiting_articles, waiting_stories

WORDS = 220


@pytest.fixture
def stand(database: Database) -> Stand:
    return Stand(database)


def wire_stories(chance: random.Random, stories: int) -> dict[str, str]:
    """Texts by address: each story with an original, reprints, trims, a framed copy and a rewrite; and loners."""
    texts: dict[str, str] = {}
    for story in range(stories):
        body = prose(chance.randrange(10**9), WORDS)
        texts[f"http://wire.example/{story}"] = body
        for copy in range(chance.randint(0, 6)):
            own = prose(chance.randrange(10**9), 12)
            kept = head(body, chance.choice([WORDS, WORDS, 190, 150, 110]))
            texts[f"http://outlet{copy}.example/{story}"] = chance.choice([kept, f"{kept}\n{own}"])
        half = " ".join(body.split()[: WORDS // 2])
        texts[f"http://rewrite.example/{story}"] = f"{prose(chance.randrange(10**9), 90)}\n{half}"
        texts[f"http://loner.example/{story}"] = prose(
            chance.randrange(10**9), chance.choice([20, 60, WORDS])
        )
    return texts


@pytest.mark.parametrize("seed", range(4))
def test_neither_order_nor_batches_nor_hours_change_the_stories(database: Database, seed: int) -> None:
    chance = random.Random(seed)
    texts = wire_stories(chance, 12)
    found = set()
    versions = set()
    for batch, hours in ((500, 1), (1, 1), (7, 3), (40, 5)):
        order = chance.sample(sorted(texts), len(texts))
        with database.transaction() as connection:
            connection.execute(
                """truncate wirecopy.article, wirecopy.story, wirecopy.story_copy, wirecopy.fingerprint, wirecopy.shingle,
                            wirecopy.page, wirecopy.run restart identity cascade"""
            )
        stand = Stand(database, batch)
        for hour in range(hours):
            for url in order[hour::hours]:
                stand.put(url, texts[url])
            stand.group()
        found.add(frozenset(stand.stories()))
        versions.add(linked_addresses(database))
        assert running_stories(database) == joined_by_links(database)
    assert len(found) == 1
    assert len(versions) == 1
    assert len(stand.shared()) >= 6


def running_stories(database: Database) -> list[list[int]]:
    return column(
        database,
        """select array_agg(story_id order by story_id) from news.stories
           where running_story_id is not null group by running_story_id order by 1""",
    )


def joined_by_links(database: Database) -> list[list[int]]:
    links = rows(database, "select story_id, other_story_id from news.story_versions")
    stories = {StoryInRun(story_id, None, None) for link in links for story_id in link}
    joined: defaultdict[int | None, list[int]] = defaultdict(list)
    for story_id, running_story_id in running_story_ids(stories, links).items():
        joined[running_story_id].append(story_id)
    return sorted(sorted(each) for each in joined.values())


def linked_addresses(database: Database) -> frozenset[frozenset[frozenset[str]]]:
    """The version links, each as the two sets of addresses that it links."""
    return frozenset(
        frozenset((frozenset(one), frozenset(other)))
        for one, other in rows(
            database,
            """select (select array_agg(url) from news.articles where story_id = v.story_id),
                      (select array_agg(url) from news.articles where story_id = v.other_story_id)
               from news.story_versions v""",
        )
    )


def test_a_second_run_over_the_same_texts_changes_no_row(stand: Stand) -> None:
    for url, text in wire_stories(random.Random(9), 8).items():
        stand.put(url, text)
    stand.group()
    before = digests(stand.database)
    with stand.database.transaction() as connection:
        connection.execute("update wirecopy.article set compared = false")
    stand.group()
    after = digests(stand.database)
    # Numbers of changes move on, because every article was looked at again; nothing that they number does.
    numbers = {"story", "change_counter", "earlier_change"}
    assert {table for table in before if after[table] != before[table]} <= numbers
    assert column(stand.database, "select distinct changed from wirecopy.story") == [[]]


# ----------------------------------------------------------------------------------------------- splits


# Whether all of a story is linked anew in the batch of the member that changed, or one companion then and the others later.
AT_ONCE_OR_ONE_BY_ONE = pytest.mark.parametrize("batch", [500, 1])


@pytest.mark.parametrize(("max_companions", "max_bytes", "read"), [(2, 2**20, 3), (9, 1, 2), (9, 2**20, 6)])
def test_a_changed_article_brings_no_more_of_its_story_than_the_limits_and_the_rest_waits(
    stand: Stand, max_companions: int, max_bytes: int, read: int
) -> None:
    text = prose(1, WORDS)
    changed, *_ = (stand.put(f"http://outlet{number}.example/1", text) for number in range(6))
    stand.group()
    stand.put("http://outlet0.example/1", prose(2, WORDS))
    limits = {"max_companions": max_companions, "max_bytes": max_bytes}
    assert len(stand.database.transact(uncompared_articles, [changed], **limits)) == read
    waiting = stand.database.transact(waiting_articles, 500, max_bytes=2**20)
    assert len(waiting) == 1 + 6 - read  # the changed one waits until it was compared
    stand.group()
    assert sorted(map(len, stand.stories())) == [1, 5]
    assert stand.database.transact(waiting_articles, 500, max_bytes=2**20) == []


@AT_ONCE_OR_ONE_BY_ONE
def test_an_article_that_no_longer_copies_leaves_its_story_with_a_line_in_the_log(
    stand: Stand, batch: int
) -> None:
    text = prose(1, WORDS)
    stand.put("http://a.example/1", text)
    leaver = stand.put("http://b.example/1", text)
    stand.put("http://c.example/1", text)
    stand.group()
    stand.batch = batch
    seen = value(stand.database, "select max(change_seq) from news.changes(0)")
    stand.put("http://b.example/1", prose(2, WORDS))
    stand.group()
    assert stand.stories() == {
        frozenset({"http://a.example/1", "http://c.example/1"}),
        frozenset({"http://b.example/1"}),
    }
    ((old, new, article, reason),) = rows(
        stand.database, "select story_id, new_story_id, article_id, reason from news.story_splits"
    )
    assert article == leaver
    assert "copies no other member any more" in reason
    changed = rows(stand.database, "select kind, story_id from news.changes(%(seen)s)", seen=seen)
    assert {("story", old), ("story", new), ("article", new)} <= set(changed)


@AT_ONCE_OR_ONE_BY_ONE
def test_the_larger_part_keeps_the_number_even_when_the_founder_leaves(stand: Stand, batch: int) -> None:
    text = prose(1, WORDS)
    stand.put("http://a.example/1", text)
    stand.put("http://b.example/1", head(text, 200))
    stand.put("http://c.example/1", head(text, 190))
    stand.group()
    stand.batch = batch
    story = value(stand.database, "select story_id from news.stories")
    stand.put("http://a.example/1", prose(2, WORDS))
    stand.group()
    stayed = rows(
        stand.database,
        "select a.url, matched_article_id is null from news.story_copies join news.articles a using (article_id)"
        " where a.story_id = %(story)s order by 1",
        story=story,
    )
    assert stayed == [("http://b.example/1", True), ("http://c.example/1", False)]


@AT_ONCE_OR_ONE_BY_ONE
def test_two_halves_that_one_article_joined_part_when_it_changes(stand: Stand, batch: int) -> None:
    first, second = prose(1, 120), prose(2, 120)
    stand.put("http://first.example/1", first)
    stand.put("http://second.example/1", second)
    stand.put("http://bridge.example/1", f"{first}\n{second}")
    stand.group()
    stand.batch = batch
    joined = stand.shared()
    stand.put("http://bridge.example/1", first)
    stand.group()
    assert joined
    assert stand.shared() == {frozenset({"http://first.example/1", "http://bridge.example/1"})}


@AT_ONCE_OR_ONE_BY_ONE
def test_a_copy_that_speaks_for_others_can_change_without_losing_them(stand: Stand, batch: int) -> None:
    text = prose(1, WORDS)
    stand.put("http://a.example/1", text)
    for outlet in "bcd":
        stand.put(f"http://{outlet}.example/1", text)
    assert stand.group()["indexed"] == 1
    stand.batch = batch
    stand.put("http://a.example/1", prose(2, WORDS))
    stand.group()
    stand.put("http://e.example/1", head(text, 150))
    stand.group()
    assert stand.shared() == {frozenset(f"http://{outlet}.example/1" for outlet in "bcde")}


@AT_ONCE_OR_ONE_BY_ONE
def test_a_changed_article_that_copies_another_story_moves_there(stand: Stand, batch: int) -> None:
    one, other = prose(1, WORDS), prose(2, WORDS)
    for url, text in (("a", one), ("b", one), ("c", other), ("d", other)):
        stand.put(f"http://{url}.example/1", text)
    stand.group()
    stand.batch = batch
    stand.put("http://b.example/1", other)
    stand.group()
    assert stand.stories() == {
        frozenset({"http://a.example/1"}),
        frozenset(f"http://{outlet}.example/1" for outlet in "bcd"),
    }


def test_a_version_link_ends_when_its_text_goes(stand: Stand) -> None:
    text = prose(1, WORDS)
    rewrite = f"{prose(3, 90)}\n{head(text, 110)}"
    stand.put("http://a.example/1", text)
    stand.put("http://b.example/1", rewrite)
    stand.group()
    assert value(stand.database, "select count(*) from news.story_versions") == 1
    stand.put("http://b.example/1", prose(4, WORDS))
    stand.group()
    assert value(stand.database, "select count(*) from news.story_versions") == 0


def test_an_article_taken_out_by_hand_stays_out_and_the_others_stay_together(stand: Stand) -> None:
    text = prose(1, WORDS)
    taken = stand.put("http://a.example/1", text)
    for outlet in "bc":
        stand.put(f"http://{outlet}.example/1", text)
    stand.group()
    split = split_article(stand.database, taken, "another edition", stand.now)
    expected = {frozenset({"http://a.example/1"}), frozenset({"http://b.example/1", "http://c.example/1"})}
    assert stand.stories() == expected
    for _ in range(2):
        stand.group()
        assert stand.stories() == expected
    stand.put("http://d.example/1", head(text, 200))
    stand.put("http://c.example/1", head(text, 210))
    stand.group()
    (rest,) = [urls for urls in stand.stories() if "http://b.example/1" in urls]
    assert "http://c.example/1" in rest
    assert "http://a.example/1" not in rest  # whichever of the two the new copy went to, it is no bridge
    assert rows(stand.database, "select story_id, new_story_id, reason from news.story_splits") == [
        (split.story_id, split.new_story_id, "by hand: another edition")
    ]


def test_an_article_alone_cannot_be_taken_out(stand: Stand) -> None:
    alone = stand.put("http://a.example/1", prose(1, WORDS))
    stand.group()
    with pytest.raises(UsageError, match="shares a story with no other article"):
        split_article(stand.database, alone, "why not", stand.now)


def test_two_articles_are_explained_with_their_numbers_and_their_links(stand: Stand) -> None:
    text = prose(1, WORDS)
    stand.put("http://a.example/1", text)
    stand.put("http://b.example/1", head(text, 180))
    stand.put("http://c.example/1", f"{prose(3, 90)}\n{head(text, 110)}")
    stand.group()
    copies = explain_pair(stand.database, "http://a.example/1", "http://b.example/1")
    assert copies.articles[0].story_id == copies.articles[1].story_id
    assert copies.explanation.match.relation is Relation.COPY
    assert len(copies.explanation.shared_runs[0].split()) == 180
    versions = explain_pair(stand.database, "http://a.example/1", "http://c.example/1")
    assert versions.explanation.match.relation is Relation.VERSION
    assert [link.kind for link in versions.links] == ["version"]
    with pytest.raises(UsageError, match="no article was stored"):
        explain_pair(stand.database, "http://a.example/1", "http://nowhere.example/")


def test_a_story_whose_members_do_not_all_copy_each_other_shows_the_chain_that_joins_them(
    stand: Stand,
) -> None:
    early, middle, late = prose(1, 180), prose(2, 180), prose(3, 180)
    first = stand.put("http://a.example/1", f"{early}\n{middle}")
    bridge = stand.put("http://b.example/1", f"{early}\n{middle}\n{late}")
    last = stand.put("http://c.example/1", f"{head(middle, 150)}\n{late}")
    between = stand.put("http://d.example/1", f"{prose(4, 20)}\n{head(early, 90)}\n{middle}\n{late}")
    stand.group()
    assert len(stand.shared()) == 1
    told = explain_pair(stand.database, "http://a.example/1", "http://c.example/1")
    assert told.is_one_story
    assert told.explanation.match.relation is not Relation.COPY
    assert told.chain[0].article_id == first
    assert told.chain[-1].next_article_id == last
    assert {link.match.relation for link in told.chain} == {Relation.COPY}
    assert {link.next_article_id for link in told.chain} <= {bridge, between, last}
    assert told.addresses[last] == "http://c.example/1"


def test_two_copies_need_no_chain(stand: Stand) -> None:
    for outlet in "ab":
        stand.put(f"http://{outlet}.example/1", prose(1, WORDS))
    stand.group()
    assert explain_pair(stand.database, "http://a.example/1", "http://b.example/1").chain == ()


def test_publish_waits_for_whoever_changes_stories(stand: Stand) -> None:
    """It once read a story, dedupe changed it, and it called the old state published: its counts stayed wrong."""
    settings = Settings(now=NOW)
    begin(stand.database, "later", NOW)
    with stand.database.session() as changing:
        lock_stories(changing)
        group = Background(
            lambda: run_stage(Stage.PUBLISH, "later", settings=settings, database=stand.database)
        )
        wait_until(lambda: is_blocked(stand.database), "the stage to wait")
        changing.commit()
    group.result()


def test_a_budget_of_one_byte_takes_one_text_at_a_time_to_the_same_stories_and_counts(stand: Stand) -> None:
    stand.batch_bytes = 1
    for number in range(4):
        stand.put(
            f"http://outlet{number}.example/1", f"{prose(1, WORDS)}\n{prose(1000 + number, 12 + number)}"
        )
    stand.put("http://other.example/1", prose(2, WORDS))
    stand.group()
    assert len(stand.shared()) == 1
    counted = (
        "select words_kept, words_cut, words_added from news.story_copies where words_added > 0 order by 3"
    )
    assert rows(stand.database, counted) == [(WORDS, 15, 12), (WORDS, 15, 13), (WORDS, 15, 14)]
    assert value(stand.database, "select count(*) from wirecopy.article where unpublished") == 0
    assert value(stand.database, "select count(*) from wirecopy.story where unpublished") == 0


def test_a_story_with_too_much_to_compare_keeps_no_other_from_being_published(stand: Stand) -> None:
    """A hundred copies of a text of a megabyte once kept all stories behind theirs from their hour."""
    stand.batch_bytes = 1
    for number in range(6):
        stand.put(f"http://crowd.example/{number}", f"{prose(1, WORDS)}\n{prose(1000 + number, 12)}")
    stand.put("http://other.example/1", prose(2, WORDS))
    published: list[list[str]] = []
    stand.group(report=lambda _: published.append(_published(stand)))
    assert published[0] == ["http://other.example/1"]
    assert len(_published(stand)) == 7


def _published(stand: Stand) -> list[str]:
    """The addresses in the stories that are published."""
    return [
        url
        for (url,) in rows(
            stand.database,
            """select url from wirecopy.article join wirecopy.story_copy using (article_id) join wirecopy.story using (story_id)
               where not story.unpublished""",
        )
    ]


def test_a_story_that_waits_to_be_finished_comes_after_those_that_were_not_tried(stand: Stand) -> None:
    for number in range(2):
        stand.put(f"http://outlet.example/{number}", prose(number, WORDS))
    stand.group()
    with stand.database.transaction() as connection:
        connection.execute("update wirecopy.story set unpublished = true")
        first = waiting_stories(connection, 1)
        second = waiting_stories(connection, 1, unfinished=first)
        assert not set(first) & set(second)
        assert waiting_stories(connection, 1, unfinished=first + second) == first


# ----------------------------------------------------------------------------------------------- crowds


def test_a_story_of_600_outlets_is_compared_once_for_each_and_indexed_by_a_few(stand: Stand) -> None:
    text = prose(1, WORDS)
    chance = random.Random(1)
    for outlet in range(600):
        kept = head(text, chance.choice([WORDS, WORDS, WORDS, 210, 200, 160]))
        stand.put(f"http://outlet{outlet}.example/1", f"{kept}\n{prose(1000 + outlet, 6)}")
    stand.batch = 250
    counts = stand.group()
    assert len(stand.stories()) == 1
    assert counts["comparisons"] < 1.5 * 600
    assert counts["indexed"] < 60


def test_a_paragraph_in_every_hundredth_article_joins_nothing_and_is_soon_left_out(stand: Stand) -> None:
    paragraph = prose(1, 60)
    for number in range(300):
        own = prose(1000 + number, 150)
        stand.put(f"http://outlet{number}.example/1", f"{own}\n{paragraph}")
    stand.batch = 50
    counts = stand.group()
    assert stand.shared() == set()
    # Each of its hashes meets 50 articles, and those of one batch more, before it is stopped; all pairs are 45,000.
    assert counts["comparisons"] < 6000
    assert value(stand.database, "select count(*) from wirecopy.stop_shingle") > 0
    stand.put("http://late.example/1", f"{prose(5, 150)}\n{paragraph}")
    assert stand.group().get("comparisons", 0) < 10


def test_a_live_blog_that_quotes_everything_is_compared_with_a_few_and_joins_nobody(stand: Stand) -> None:
    texts = [prose(1000 + number, 100) for number in range(150)]
    for number, text in enumerate(texts):
        stand.put(f"http://outlet{number}.example/1", text)
    stand.group()
    stand.put("http://blog.example/live", "\n".join(head(text, 60) for text in texts))
    counts = stand.group()
    assert counts["comparisons"] <= 64
    assert stand.shared() == set()


def test_texts_further_apart_than_the_window_meet_only_when_they_are_the_same(stand: Stand) -> None:
    text = prose(1, WORDS)
    stand.put("http://a.example/1", text)
    stand.put("http://b.example/1", head(text, 180), after=timedelta(days=31))
    stand.put("http://c.example/1", text, after=timedelta(days=31))
    stand.group()
    assert len(stand.stories()) == 1  # c is word for word a, and b a trim of c
    stand.put("http://c.example/1", prose(2, WORDS))
    stand.group()
    assert len(stand.stories()) == 3


# ------------------------------------------------------------------------------------- what readers see


def agency(party: str, source: CreditSource = CreditSource.DATELINE, confidence: float = 0.9) -> Credit:
    return Credit(Role.ORIGINATOR, party, f"({party})", source, confidence)


def test_the_agencys_own_site_names_the_originator_and_others_are_counted_as_conflicts(stand: Stand) -> None:
    text = prose(1, WORDS)
    stand.put("http://a.example/1", text, "Other headline", credits=(agency("Meridian"),))
    stand.put("http://b.example/1", text, credits=(agency("Meridian"),))
    stand.put("http://c.example/1", text)
    stand.put(
        "http://harbor.example/1", text, "Own headline", credits=(agency("Harbor", CreditSource.OUTLET, 0.8),)
    )
    stand.group()
    assert rows(stand.database, "select originator, credit_conflicts, title from news.stories") == [
        ("Harbor", 2, "Own headline")
    ]
    assert value(stand.database, "select count(*) from news.credits where party = 'Meridian'") == 2


def test_who_took_its_pictures_names_no_story(stand: Stand) -> None:
    picture = Credit(Role.PHOTOGRAPHER, "Meridian", "Photo: Ada Quill/Meridian", CreditSource.CAPTION, 0.9)
    text = prose(1, WORDS)
    stand.put("http://a.example/1", text, credits=(picture, agency("Harbor")))
    stand.put("http://b.example/1", text, credits=(picture,))
    stand.group()
    assert rows(stand.database, "select originator, distributor, credit_conflicts from news.stories") == [
        ("Harbor", None, 0)
    ]
    assert rows(stand.database, "select distinct originator, distributor from news.articles") == [
        ("Harbor", None)
    ]
    assert (
        rows(stand.database, "select evidence, source from news.credits where role = 'photographer'")
        == [("Photo: Ada Quill/Meridian", "caption")] * 2
    )


def test_articles_that_take_their_credit_from_the_story_change_with_it(stand: Stand) -> None:
    text = prose(1, WORDS)
    silent = stand.put("http://silent.example/1", text)
    named = stand.put("http://named.example/1", text, credits=(agency("Meridian", confidence=0.6),))
    stand.group()
    last = value(stand.database, "select last_seq from wirecopy.change_counter")
    third = stand.put("http://third.example/1", text, credits=(agency("Harbor"),))
    stand.group()
    changed = rows(
        stand.database, "select article_id from news.changes(%(last)s) where kind = 'article'", last=last
    )
    assert {article for (article,) in changed} == {silent, third}
    originators = rows(stand.database, "select article_id, originator from news.articles order by 1")
    assert originators == [(silent, "Harbor"), (named, "Meridian"), (third, "Harbor")]


def test_first_seen_first_claimed_and_fullest_are_three_facts(stand: Stand) -> None:
    text = prose(1, WORDS)
    stand.put("http://seen.example/1", head(text, 180))
    stand.put("http://claims.example/1", head(text, 190), after=timedelta(hours=2))
    stand.put("http://day.example/1", head(text, 185), after=timedelta(hours=3))
    fullest = stand.put("http://fullest.example/1", text, after=timedelta(hours=4))
    with stand.database.transaction() as connection:
        for host, at, precision in (
            ("claims", "2026-08-03T00:10Z", "minute"),
            ("day", "2026-08-03T00:00Z", "day"),
        ):
            connection.execute(
                "update wirecopy.article set published_at = %s, published_precision = %s where url = %s",
                (at, precision, f"http://{host}.example/1"),
            )
    stand.group()
    assert rows(
        stand.database,
        "select first_outlet, first_published_outlet, to_char(first_published_at, 'HH24:MI'), fullest_article_id from news.stories",
    ) == [("seen.example", "claims.example", "00:10", fullest)]


def test_one_text_at_two_addresses_of_an_outlet_is_one_story_of_one_outlet(stand: Stand) -> None:
    text = prose(1, WORDS)
    stand.put("http://a.example/news/1", text)
    stand.put("http://a.example/sport/1", text)
    stand.group()
    assert rows(stand.database, "select article_count, outlet_count from news.stories") == [(2, 1)]


def test_a_running_story_shows_its_chain_oldest_first(stand: Stand) -> None:
    first = prose(1, WORDS)
    second = f"{prose(2, 90)}\n{head(first, 110)}"
    third = f"{prose(3, 90)}\n{head(second, 110)}"
    for hour, text in enumerate((first, second, third)):
        stand.put(f"http://a.example/{hour}", text, after=timedelta(hours=hour))
    stand.put("http://b.example/1", prose(9, WORDS))
    stand.group()
    chains = rows(stand.database, "select versions from news.stories order by first_seen_at, story_id")
    stories = [
        story
        for (story,) in rows(
            stand.database,
            "select story_id from news.articles where url like 'http://a.%%' order by first_seen_at",
        )
    ]
    assert sorted(chain for (chain,) in chains) == [[], stories, stories, stories]


def test_readers_get_what_a_copy_did_passage_by_passage(stand: Stand) -> None:
    text = prose(1, WORDS)
    lines = text.split("\n")
    fullest = stand.put("http://a.example/1", text)
    copy = stand.put("http://b.example/1", "\n".join(["A line of our own here.", *lines[:2], *lines[3:]]))
    stand.group()
    diff = "select kind, text, was from news.copy_diff(%(article)s)"
    assert rows(stand.database, diff, article=copy) == [
        ("added", "A line of our own here.", None),
        ("kept", "\n".join(lines[:2]), None),
        ("cut", lines[2], None),
        ("kept", "\n".join(lines[3:]), None),
    ]
    assert rows(stand.database, diff, article=fullest) == [("kept", text, None)]
    stand.put("http://b.example/1", text)
    assert rows(stand.database, diff, article=copy) == []  # until the new text is compared
    stand.group()
    assert rows(stand.database, diff, article=copy) == [("kept", text, None)]
