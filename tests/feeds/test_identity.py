"""Which entries are the same, and when the key policy of a feed is downgraded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.feeds import choose_policy, entry_key, rekey, stated_time
from wirecopy.feeds.identity import keyed_entries, known_entries
from wirecopy.model import Entry, KeyPolicy, ListedEntry, Outcome, StatedTime

GUID, LINK, TITLE_DAY, CONTENT = KeyPolicy.GUID, KeyPolicy.LINK, KeyPolicy.TITLE_DAY, KeyPolicy.CONTENT
WHOLE_GUID = KeyPolicy.WHOLE_GUID
DAY = StatedTime(None, "24 Nov 2026", None, "rss:pubDate")


def at(raw: str) -> StatedTime:
    claim = stated_time(raw, "rss:pubDate")
    assert claim is not None
    return claim


def test_a_guid_survives_edits_of_everything_else() -> None:
    assert entry_key(Entry(guid="a", link="https://d.example/1", title="Old"), GUID) == entry_key(
        Entry(guid="a", link="https://d.example/2", title="New"), GUID
    )


def test_a_guid_that_is_an_address_survives_https_and_campaigns() -> None:
    old, new = Entry(guid="http://d.example/?p=7"), Entry(guid="https://www.d.example/?p=7&utm_source=rss")
    assert entry_key(old, GUID) == entry_key(new, GUID)


def test_without_guid_the_link_counts_and_without_link_the_headline() -> None:
    by_link = Entry(link="https://d.example/1?utm_source=rss", title="T")
    assert entry_key(by_link, GUID) == entry_key(Entry(link="http://d.example/1", title="Other"), LINK)
    by_title = Entry(title="T", published=DAY)
    assert entry_key(by_title, GUID) == entry_key(
        Entry(guid="x", link="https://d.example/1", title="T", published=DAY), TITLE_DAY
    )


def test_the_same_headline_on_another_day_is_another_entry() -> None:
    today, tonight, tomorrow = (at(f"2026-11-{time}:00Z") for time in ("24T06:00", "24T20:00", "25T06:00"))
    key = entry_key(Entry(title="Weather", published=today), TITLE_DAY)
    assert key == entry_key(Entry(title="Weather", published=tonight), TITLE_DAY)
    assert key != entry_key(Entry(title="Weather", published=tomorrow), TITLE_DAY)


def test_the_same_headline_at_another_hour_is_another_entry_where_only_the_content_counts() -> None:
    first, second = (
        Entry(title="Weather", published=at(f"2026-11-24T{hour}:00:00Z")) for hour in ("06", "20")
    )
    assert entry_key(first, CONTENT) != entry_key(second, CONTENT)


def test_fields_do_not_get_mixed_up() -> None:
    assert entry_key(Entry(guid="same"), GUID) != entry_key(Entry(title="same"), GUID)


def test_an_entry_that_says_nothing_has_no_key() -> None:
    assert entry_key(Entry(), GUID) is None


def test_good_ids_stay() -> None:
    assert (
        choose_policy(
            [Entry(guid="a", link="https://d.example/1"), Entry(guid="b", link="https://d.example/1")], GUID
        )
        is GUID
    )


def test_an_entry_listed_twice_is_no_proof_against_ids() -> None:
    twice = Entry(guid="a", link="https://d.example/1", title="T")
    assert choose_policy([twice, twice], GUID) is GUID


def test_one_id_for_two_links_downgrades_to_links() -> None:
    entries = [Entry(guid="a", link="https://d.example/1"), Entry(guid="a", link="https://d.example/2")]
    assert choose_policy(entries, GUID) is LINK


def test_one_link_for_two_headlines_downgrades_to_headlines() -> None:
    entries = [
        Entry(guid="a", link="https://d.example/live", title="First"),
        Entry(guid="a", link="https://d.example/live", title="Second"),
        Entry(guid="a", link="https://d.example/other", title="Third"),
    ]
    assert choose_policy(entries, GUID) is TITLE_DAY


def test_one_headline_for_two_stories_of_a_day_downgrades_to_content() -> None:
    entries = [
        Entry(guid="a", link="https://d.example/live", title="Live", summary=summary)
        for summary in ("Snow in the north.", "Rain in the south.")
    ]
    entries += [
        Entry(guid="a", link=f"https://d.example/{page}", title="Other") for page in ("live", "other")
    ]
    assert choose_policy(entries, GUID) is CONTENT


# ------------------------------------------------------------------------ ids that change from poll to poll


def stories(numbers: Iterable[int], guid: str = "g{}", link: str = "https://d.example/{}") -> list[Entry]:
    return [
        Entry(
            guid=guid.format(number) if guid else None,
            link=link.format(number),
            title=f"Story {number}",
            published=at(f"2026-11-24T05:{number:02}:00Z"),
        )
        for number in numbers
    ]


def test_ids_that_are_new_with_every_fetch_downgrade_to_links() -> None:
    known, listed = stories(range(10), guid="first-{}"), stories(range(2, 12), guid="second-{}")
    assert choose_policy(listed, GUID, known) is LINK


def test_links_that_carry_a_fresh_token_downgrade_to_headlines() -> None:
    known = stories(range(10), guid="", link="https://d.example/{}?v=aaa")
    listed = stories(range(2, 12), guid="", link="https://d.example/{}?v=bbb")
    assert choose_policy(listed, GUID, known) is TITLE_DAY


def test_ids_and_links_that_are_both_new_downgrade_to_headlines() -> None:
    known = stories(range(10), guid="https://d.example/{}?v=a", link="https://d.example/{}?v=a")
    listed = stories(range(10), guid="https://d.example/{}?v=b", link="https://d.example/{}?v=b")
    assert choose_policy(listed, GUID, known) is TITLE_DAY


def test_a_feed_with_nothing_but_new_stories_keeps_its_policy() -> None:
    assert choose_policy(stories(range(20, 30)), GUID, stories(range(10))) is GUID


def test_a_story_or_two_with_a_new_id_are_no_proof() -> None:
    listed = stories(range(2), guid="again-{}") + stories(range(2, 10))
    assert choose_policy(listed, GUID, stories(range(10))) is GUID


def test_new_ids_on_one_shared_link_are_no_proof() -> None:
    known, listed = (
        stories(numbers, link="https://d.example/live") for numbers in (range(10), range(10, 20))
    )
    assert choose_policy(listed, GUID, known) is GUID


def test_a_column_that_returns_every_hour_is_not_the_same_story() -> None:
    hours = [
        [
            Entry(
                guid=f"{hour}-{road}", title=f"Traffic on {road}", published=at(f"2026-11-24T{hour}:00:00Z")
            )
            for road in ("A1", "A2", "A3", "A4")
        ]
        for hour in ("05", "06")
    ]
    assert choose_policy(hours[1], GUID, hours[0]) is GUID


def test_a_move_to_https_is_no_drift() -> None:
    known = stories(range(10), guid="http://d.example/?p={}")
    listed = stories(range(10), guid="https://d.example/?p={}")
    assert choose_policy(listed, GUID, known) is GUID


# --------------------------------------------------------------------------------- keys after a downgrade


def keyed(entries: Iterable[Entry], policy: KeyPolicy) -> list[tuple[bytes, Entry]]:
    return [(key, entry) for entry in entries if (key := entry_key(entry, policy)) is not None]


def test_after_a_downgrade_old_entries_are_found_under_their_new_keys() -> None:
    known, listed = stories(range(10), guid="first-{}"), stories(range(2, 12), guid="second-{}")
    stored = {**dict(keyed(known, GUID))}
    moved = rekey(stored.items(), LINK)
    keys = {moved.get(key, key) for key in stored}
    new = [entry.title for entry in listed if entry_key(entry, LINK) not in keys]
    assert new == ["Story 10", "Story 11"]


def test_of_doubles_the_oldest_gets_the_new_key() -> None:
    first, double = Entry(guid="a", link="https://d.example/1"), Entry(guid="b", link="https://d.example/1")
    stored = keyed([first, double], GUID)
    assert rekey(stored, LINK) == {stored[0][0]: entry_key(first, LINK)}


def test_a_double_that_has_the_new_key_already_keeps_it() -> None:
    with_guid, without = Entry(guid="a", link="https://d.example/1"), Entry(link="https://d.example/1")
    assert rekey(keyed([with_guid, without], GUID), LINK) == {}


def test_a_policy_never_goes_back_up() -> None:
    good = [Entry(guid="a", link="https://d.example/1"), Entry(guid="b", link="https://d.example/2")]
    assert choose_policy(good, LINK) is LINK
    assert choose_policy(good, TITLE_DAY) is TITLE_DAY
    assert choose_policy(good, CONTENT) is CONTENT
    assert choose_policy([], LINK) is LINK


# ------------------------------------------------------------------------------------ keyed and known


def test_of_entries_that_share_a_key_the_first_counts() -> None:
    first, second = Entry(guid="x", title="First"), Entry(guid="x", title="Second")
    (kept,) = keyed_entries([first, second], GUID)
    assert kept.entry is first


def test_an_entry_that_says_nothing_is_left_out() -> None:
    (kept,) = keyed_entries([Entry(), Entry(title="Says something")], GUID)
    assert kept.entry.title == "Says something"


def test_an_entry_without_a_link_cannot_become_a_page_and_says_why() -> None:
    page, none = keyed_entries([Entry(guid="1", link="https://d.example/1"), Entry(guid="2")], GUID)
    assert (page.outcome, page.message, page.page_link) == (None, "", "https://d.example/1")
    assert (none.outcome, none.page_link) == (Outcome.NO_LINK, None)
    assert none.message == "the feed gives no usable http(s) link"


def test_a_listed_entry_says_what_it_said_before() -> None:
    (listed,) = keyed_entries([ListedEntry(guid="1", title="Known")], GUID)
    assert listed.content_sha256 is None


def test_a_listed_entry_need_not_be_read_when_enough_is_known_of_it() -> None:
    known = ListedEntry("1", "https://d.example/1", "Headline", source_digest=b"known")
    listed = [
        known,
        ListedEntry("2", "https://d.example/2", "Of another release"),
        ListedEntry("3", None, "Without a link", source_digest=b"no link"),
        ListedEntry("4", "https://d.example/4", "", source_digest=b"no headline"),
    ]
    assert known_entries(listed, GUID) == known_entries(listed, LINK) == {b"known": known}
    assert known_entries(listed, TITLE_DAY) == known_entries(listed, CONTENT) == {}


ENTRIES = st.builds(
    Entry,
    guid=st.sampled_from([None, "a", "b"]),
    link=st.sampled_from([None, "https://d.example/1", "https://d.example/2"]),
    title=st.sampled_from(["", "T", "U"]),
    published=st.sampled_from([None, DAY]),
)


@given(st.lists(ENTRIES, max_size=6), st.sampled_from(KeyPolicy))
def test_choosing_again_changes_nothing(entries: list[Entry], current: KeyPolicy) -> None:
    chosen = choose_policy(entries, current)
    assert choose_policy(entries, chosen) is chosen


@given(st.lists(ENTRIES, max_size=8), st.sampled_from(KeyPolicy), st.sampled_from(KeyPolicy))
def test_new_keys_are_distinct_and_nobody_elses(entries: list[Entry], old: KeyPolicy, new: KeyPolicy) -> None:
    stored = dict(keyed(entries, old))
    moved = rekey(stored.items(), new)
    assert len(set(moved.values())) == len(moved)
    assert not set(moved.values()) & stored.keys()


# ------------------------------------------------------------------------ ids that differ behind the "#"

BRIEFS = "https://d.example/briefs"


def briefs(*numbers: int, title: str = "Brief {}", link: str = BRIEFS) -> list[Entry]:
    return [
        Entry(guid=f"{BRIEFS}#{n}", link=link, title=title.format(n), summary=f"Text of brief {n}.")
        for n in numbers
    ]


@pytest.mark.parametrize(
    "entries",
    [
        briefs(1, 2, 3),
        briefs(1, 2, title=""),  # told apart by their texts alone
        [Entry(guid=f"{BRIEFS}#a", title="One"), Entry(guid=f"{BRIEFS}#b", title="Two")],
        [Entry(guid=f"{BRIEFS}#a", title="One"), Entry(guid=BRIEFS, title="Two")],
        [Entry(guid=f"{BRIEFS}#{n}", link=f"https://d.example/{n}", title=f"Story {n}") for n in (1, 2)],
        [*stories(range(5)), *briefs(6, 7)],
    ],
)
def test_entries_whose_ids_differ_behind_the_hash_are_different(entries: list[Entry]) -> None:
    assert choose_policy(entries, GUID) is WHOLE_GUID
    assert len(keyed_entries(entries, WHOLE_GUID)) == len(entries)


@pytest.mark.parametrize(
    ("guid", "link"),
    [("{}#{}", "{}"), ("{}#edit-{}", "{}"), ("{}#{}", "{}#top"), ("{}#2026-11-24T05:{}", "{}")],
)
def test_a_counter_behind_the_hash_that_changes_with_every_edit_stays_one_entry(guid: str, link: str) -> None:
    def edited(edit: int) -> list[Entry]:
        url = "https://d.example/a{}"
        return [
            Entry(
                guid=guid.format(url.format(n), edit),
                link=link.format(url.format(n)),
                title=f"Story {n}",
                summary=f"{edit}",
            )
            for n in range(4)
        ]

    assert choose_policy(edited(2), GUID, edited(1)) is GUID
    assert [entry_key(entry, GUID) for entry in edited(2)] == [entry_key(entry, GUID) for entry in edited(1)]


def test_two_edits_of_one_entry_in_one_document_are_one() -> None:
    first, second = (
        Entry(guid=f"{BRIEFS}#{edit}", link=BRIEFS, title="Story", summary=f"Edit {edit}.") for edit in (1, 2)
    )
    assert choose_policy([first, second], GUID) is GUID


def test_ids_with_a_new_end_at_every_fetch_are_no_ids_though_it_told_entries_apart() -> None:
    def fetched(fetch: int) -> list[Entry]:
        return [replace(entry, guid=f"{BRIEFS}#{fetch}-{n}") for n, entry in enumerate(stories(range(6)))]

    assert choose_policy(fetched(2), WHOLE_GUID, fetched(1)) is LINK


def test_the_whole_id_survives_edits_and_https() -> None:
    (old,), (new,) = briefs(1), briefs(1, title="Brief {}, corrected")
    moved = replace(new, guid=f"http://www.d.example/briefs?utm_source=rss#{1}")
    assert entry_key(old, WHOLE_GUID) == entry_key(moved, WHOLE_GUID)
    assert entry_key(old, WHOLE_GUID) != entry_key(briefs(2)[0], WHOLE_GUID)


def test_links_that_differ_behind_the_hash_tell_entries_without_ids_apart() -> None:
    entries = [Entry(link=f"https://d.example/#/news/{n}", title=f"Story {n}") for n in range(3)]
    policy = choose_policy(entries, GUID)
    assert len(keyed_entries(entries, policy)) == 3
    assert entry_key(entries[1], policy) == entry_key(replace(entries[1], title="Story 1, corrected"), policy)


@pytest.mark.parametrize(("title", "summary"), [("Brief", "Text {}."), ("Brief {}", "Read more.")])
def test_three_ends_behind_one_hash_are_three_entries(title: str, summary: str) -> None:
    entries = [
        Entry(guid=f"{BRIEFS}#{n}", link=BRIEFS, title=title.format(n), summary=summary.format(n))
        for n in range(3)
    ]
    assert len(keyed_entries(entries, choose_policy(entries, GUID))) == 3


# ------------------------------------------------------------------------ ids that are used again


@pytest.mark.parametrize("guid", ["https://d.example/", "null", None])
def test_an_id_and_a_link_that_all_entries_have_identify_none(guid: str | None) -> None:
    entries = [
        Entry(guid=guid, link="https://d.example/", title=f"Story {n}", summary=f"Text {n}.")
        for n in range(4)
    ]
    assert len(keyed_entries(entries, choose_policy(entries, GUID))) == 4


HEADLINES = ("Ferry takes a piano across", "Council votes on bridge", "Storm closes the northern quay")


@pytest.mark.parametrize(
    ("guid", "link", "policy"),
    [
        ("latest", "https://d.example/{}", LINK),
        (f"{BRIEFS}#{{}}", BRIEFS, WHOLE_GUID),
        (None, f"{BRIEFS}#{{}}", WHOLE_GUID),
    ],
)
def test_the_one_id_of_a_feed_of_one_entry_is_no_id(guid: str | None, link: str, policy: KeyPolicy) -> None:
    first, second = (
        [Entry(guid=guid and guid.format(n), link=link.format(n), title=title)]
        for n, title in enumerate(HEADLINES[:2])
    )
    assert choose_policy(second, GUID, first) is policy


def test_a_story_that_gets_another_headline_and_address_keeps_its_id() -> None:
    before = [Entry(guid=f"g{n}", link=f"https://d.example/{n}", title=t) for n, t in enumerate(HEADLINES)]
    now = [replace(before[0], link="https://d.example/new", title="Piano sinks"), *before[1:]]
    assert choose_policy(now, GUID, before) is GUID


def test_two_stories_under_one_id_and_link_are_two() -> None:
    one, other = (
        Entry(guid="poll", link="https://d.example/polls", title=title, summary=title)
        for title in HEADLINES[:2]
    )
    assert len(keyed_entries([one, other], choose_policy([one, other], GUID))) == 2
    edited = replace(one, title=f"{one.title} at last", summary="More.")
    assert choose_policy([one, edited], GUID) is GUID
