"""Which entries are the same, and when a feed's ids stop being believed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirecopy.feeds import choose_policy, entry_key
from wirecopy.model import ClaimedTime, Entry, KeyPolicy

GUID, LINK, CONTENT = KeyPolicy.GUID, KeyPolicy.LINK, KeyPolicy.CONTENT
DAY = ClaimedTime(None, "24 Nov 2026", None, "rss:pubDate")


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
        Entry(guid="x", link="https://d.example/1", title="T", published=DAY), CONTENT
    )


def test_the_same_headline_on_another_day_is_another_entry() -> None:
    assert entry_key(Entry(title="Weather", published=DAY), CONTENT) != entry_key(
        Entry(title="Weather"), CONTENT
    )


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


def test_one_link_for_two_headlines_downgrades_to_content() -> None:
    entries = [
        Entry(guid="a", link="https://d.example/live", title="First"),
        Entry(guid="a", link="https://d.example/live", title="Second"),
        Entry(guid="a", link="https://d.example/other", title="Third"),
    ]
    assert choose_policy(entries, GUID) is CONTENT


def test_a_policy_never_goes_back_up() -> None:
    good = [Entry(guid="a", link="https://d.example/1"), Entry(guid="b", link="https://d.example/2")]
    assert choose_policy(good, LINK) is LINK
    assert choose_policy(good, CONTENT) is CONTENT
    assert choose_policy([], LINK) is LINK


ENTRIES = st.builds(
    Entry,
    guid=st.sampled_from([None, "a", "b"]),
    link=st.sampled_from([None, "https://d.example/1", "https://d.example/2"]),
    title=st.sampled_from(["", "T", "U"]),
)


@given(st.lists(ENTRIES, max_size=6), st.sampled_from(KeyPolicy))
def test_choosing_again_changes_nothing(entries: list[Entry], current: KeyPolicy) -> None:
    chosen = choose_policy(entries, current)
    assert choose_policy(entries, chosen) is chosen
