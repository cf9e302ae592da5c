"""The file of outlets, edited: what a person wrote in it stays as it was."""

from __future__ import annotations

import pytest

from wirecopy.config.edit import add_outlets, remove_feed
from wirecopy.config.outlets import FeedConfig, OutletConfig, OutletKind, parse_outlets
from wirecopy.errors import ConfigError

FILE = """\
# Ours.
outlets:

  # ---- North
  - name: Harbor Herald   # the daily
    domain: harborherald.example
    language: en
    country: US
    kind: newspaper
    feeds:
      - url: http://harborherald.example/rss.xml
        category: general   # all of it

  # ---- South
  - name: Paper Lantern
    domain: paperlantern.example
    language: en
    country: GB
    kind: magazine
    feeds:
      - url: http://paperlantern.example/a
        category: general
      - url: http://paperlantern.example/b
        category: sport
# The end.
"""


def outlet(domain: str, *urls: str, country: str = "US") -> OutletConfig:
    feeds = tuple(FeedConfig(url, "world") for url in urls)
    return OutletConfig(f"Outlet: {domain}", domain, "en", country, OutletKind.DIGITAL, feeds)


def lines_of(text: str) -> list[str]:
    return text.splitlines()


def test_a_feed_of_a_known_outlet_goes_below_its_last_one() -> None:
    edited = add_outlets(FILE, "f", [outlet("harborherald.example", "http://harborherald.example/world")])
    before = lines_of(FILE)
    at = before.index("        category: general   # all of it") + 1
    added = ["      - url: http://harborherald.example/world", "        category: world"]
    assert lines_of(edited) == before[:at] + added + before[at:]


def test_a_new_outlet_goes_to_the_end_and_reads_back_as_it_was_given() -> None:
    new = outlet("new.example", "http://new.example/a", "http://new.example/b", country="NO")
    edited = add_outlets(FILE, "f", [new])
    assert parse_outlets(edited, "f")[-1] == new
    assert set(lines_of(FILE)) <= set(lines_of(edited))
    assert lines_of(edited)[-1] == "# The end."


def test_several_at_once_each_come_to_their_place() -> None:
    new = [
        outlet("new.example", "http://new.example/a"),
        outlet("harborherald.example", "http://harborherald.example/world"),
        outlet("paperlantern.example", "http://paperlantern.example/c"),
        outlet("newer.example", "http://newer.example/a"),
    ]
    found = {each.domain: len(each.feeds) for each in parse_outlets(add_outlets(FILE, "f", new), "f")}
    assert found == {
        "harborherald.example": 2,
        "paperlantern.example": 3,
        "new.example": 1,
        "newer.example": 1,
    }


def test_a_feed_that_stands_there_already_is_refused() -> None:
    with pytest.raises(ConfigError, match="already stands in line 11"):
        add_outlets(FILE, "f", [outlet("new.example", "http://harborherald.example/rss.xml")])


def test_an_outlet_in_brackets_is_left_to_a_person() -> None:
    flat = (
        "outlets:\n  - {name: A, domain: a.example, language: en, country: US, kind: wire,"
        " feeds: [{url: 'http://a.example/f', category: x}]}\n"
    )
    with pytest.raises(ConfigError, match=r"f:2: a\.example is not written as a list of feeds"):
        add_outlets(flat, "f", [outlet("a.example", "http://a.example/g")])


def test_a_feed_is_taken_out_with_its_lines_only() -> None:
    edited = remove_feed(FILE, "f", "http://paperlantern.example/b")
    gone = ["      - url: http://paperlantern.example/b", "        category: sport"]
    assert lines_of(edited) == [line for line in lines_of(FILE) if line not in gone]


def test_the_only_feed_takes_its_outlet_along() -> None:
    edited = remove_feed(FILE, "f", "http://harborherald.example/rss.xml")
    assert [each.name for each in parse_outlets(edited, "f")] == ["Paper Lantern"]
    assert "  # ---- North" in lines_of(edited)
    assert "  # ---- South" in lines_of(edited)


def test_a_feed_that_does_not_stand_there_cannot_be_retired() -> None:
    with pytest.raises(ConfigError, match="f: lists no feed"):
        remove_feed(FILE, "f", "http://x.example/")
