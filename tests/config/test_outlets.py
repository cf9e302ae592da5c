"""What a person who edits config/outlets.yaml gets back."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirecopy.config import FeedConfig, OutletConfig, OutletKind, load_outlets, parse_outlets
from wirecopy.errors import ConfigError
from wirecopy.settings import ROOT

HARBOR = """\
outlets:
  - name: Harbor Herald
    domain: harborherald.example
    language: en
    country: US
    kind: newspaper
    feeds:
      - url: http://harborherald.example/rss.xml
        category: general
"""


def mistakes(text: str) -> list[str]:
    """The lines of the error, which must be raised."""
    with pytest.raises(ConfigError) as error:
        parse_outlets(text, "outlets.yaml")
    return str(error.value).splitlines()


def flat_row(
    name: str = "Harbor Herald", domain: str = "harborherald.example", feed: str = "rss.xml", **changes: str
) -> str:
    row = {"lang": "en", "country": "US", "category": "general", "kind": "newspaper"} | changes
    rest = ", ".join(f'{key}: "{value}"' for key, value in row.items())
    return f'  - {{name: "{name}", domain: "{domain}", feed: "http://{domain}/{feed}", {rest}}}\n'


def test_an_outlet_is_read_with_its_feeds() -> None:
    text = HARBOR + "      - {url: 'https://feeds.example/harbor.json', category: sport}\n"

    assert parse_outlets(text, "outlets.yaml") == (
        OutletConfig(
            name="Harbor Herald",
            domain="harborherald.example",
            language="en",
            country="US",
            kind=OutletKind.NEWSPAPER,
            feeds=(
                FeedConfig("http://harborherald.example/rss.xml", "general"),
                FeedConfig("https://feeds.example/harbor.json", "sport"),
            ),
        ),
    )


def test_flat_rows_of_one_domain_become_one_outlet_with_all_their_feeds() -> None:
    text = (
        "outlets:\n"
        + flat_row(name="Harbor Herald - World", feed="world.xml", category="world")
        + flat_row(name="Fjordposten", domain="fjordposten.example", lang="no", country="NO")
        + flat_row(name="Harbor Herald - Sport", feed="sport.xml", category="sport")
    )

    harbor, fjord = parse_outlets(text, "outlets.yaml")

    assert harbor.name == "Harbor Herald"
    assert [feed.category for feed in harbor.feeds] == ["world", "sport"]
    assert (fjord.language, fjord.country) == ("no", "NO")


def test_a_single_flat_row_keeps_its_whole_name() -> None:
    (outlet,) = parse_outlets("outlets:\n" + flat_row(name="Weekend - The Magazine"), "outlets.yaml")

    assert outlet.name == "Weekend - The Magazine"


def test_an_outlet_and_a_flat_row_may_stand_in_one_file() -> None:
    text = HARBOR + flat_row(name="Dune Daily", domain="dunedaily.example")

    assert [outlet.name for outlet in parse_outlets(text, "outlets.yaml")] == ["Harbor Herald", "Dune Daily"]


def test_every_mistake_is_reported_at_once_in_the_order_of_the_file() -> None:
    text = (
        HARBOR.replace("country: US", "country: usa").replace("kind: newspaper", "kind: paper")
        + "  - name: Dune Daily\n"
        + "    domain: https://dunedaily.example/\n"
    )

    assert mistakes(text) == [
        'outlets.yaml:5: country must be two capital letters (ISO 3166-1) or INT, not "usa"',
        "outlets.yaml:6: kind must be one of newspaper, broadcaster, magazine, digital, wire, aggregator,"
        ' institution, not "paper"',
        "outlets.yaml:10: an outlet lacks language, country, kind, feeds",
        "outlets.yaml:11: domain must be a host name in small letters like harborherald.example,"
        ' not "https://dunedaily.example/"',
    ]


@pytest.mark.parametrize(
    ("correct", "wrong", "told"),
    [
        ("language: en", "language: eng", 'outlets.yaml:4: language must be two small letters (ISO 639-1), not "eng"'),
        ("language: en", "language: no", 'outlets.yaml:4: language: YAML reads no as true or false; write it in quotes: "no"'),
        ("country: US", "country: NO", 'outlets.yaml:5: country: YAML reads NO as true or false; write it in quotes: "NO"'),
        ("name: Harbor Herald", "name: 1843", 'outlets.yaml:2: name: YAML reads 1843 as a number; write it in quotes: "1843"'),
        ("name: Harbor Herald", 'name: " "', "outlets.yaml:2: name is empty"),
        ("name: Harbor Herald", r'name: "Harbor\nHerald"', r"outlets.yaml:2: name holds a line break or control character: 'Harbor\nHerald'"),
        ("name: Harbor Herald", "name: [Harbor]", "outlets.yaml:2: name must be a word or phrase"),
        ("    kind: newspaper", "    kind: newspaper\n    kind: wire", 'outlets.yaml:7: the key "kind" stands here twice'),
        ("    kind: newspaper", "    kind: newspaper\n    town: Bath", 'outlets.yaml:7: unknown key "town"; an outlet may have name, domain, language, country, kind, feeds'),
        ("category: general", "section: general", 'outlets.yaml:9: unknown key "section"; a feed may have url, category'),
        ("- url: http://harborherald.example/rss.xml\n        category: general", "- http://harborherald.example/rss.xml", "outlets.yaml:8: a feed must have the keys url, category"),
        ("      - url: http://harborherald.example/rss.xml\n        category: general\n", "", "outlets.yaml:7: feeds is empty: an outlet needs one feed at least"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(correct: str, wrong: str, told: str) -> None:
    assert told in mistakes(HARBOR.replace(correct, wrong))


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("ftp://harborherald.example/rss", "must begin with http:// or https://"),
        ("harborherald.example/rss", "must begin with http:// or https://"),
        ("file:///etc/passwd", "must begin with http:// or https://"),
        ("https:///rss.xml", "names no host"),
        ("https://harborherald.example:port/rss", "is no address"),
        ("https://[::1/rss", "is no address"),
        ("https://harborherald.example/my feed", "must have no spaces"),
    ],
)
def test_a_feed_address_that_cannot_be_requested_is_refused(url: str, told: str) -> None:
    (mistake,) = mistakes(HARBOR.replace("http://harborherald.example/rss.xml", url))

    assert mistake.startswith("outlets.yaml:8: url ")
    assert told in mistake


@pytest.mark.parametrize("scheme", ["https", "ftp"])
def test_a_password_in_an_address_is_refused_and_not_repeated(scheme: str) -> None:
    url = f"{scheme}://reader:s3cret@harborherald.example/rss"

    assert mistakes(HARBOR.replace("http://harborherald.example/rss.xml", url)) == [
        "outlets.yaml:8: url must not hold a user name or password"
    ]


@pytest.mark.parametrize(
    "domain", ["Harborherald.example", "localhost", "192.0.2.7", "herald.example/news", "-x.example", "a..example"]
)  # fmt: skip
def test_a_domain_must_be_a_host_name(domain: str) -> None:
    (mistake,) = mistakes(HARBOR.replace("domain: harborherald.example", f"domain: {domain}"))

    assert mistake.startswith("outlets.yaml:3: domain must be a host name")


def test_a_public_suffix_is_nobodys_domain() -> None:
    (mistake,) = mistakes(HARBOR.replace("domain: harborherald.example", "domain: co.uk"))

    assert (
        mistake
        == 'outlets.yaml:3: domain must belong to one publisher; anybody can register a name under "co.uk"'
    )


def test_a_feed_listed_twice_is_reported_with_the_line_of_the_first() -> None:
    text = HARBOR + "      - {url: 'http://harborherald.example/rss.xml', category: again}\n"

    assert mistakes(text) == [
        "outlets.yaml:10: url: http://harborherald.example/rss.xml already stands in line 8"
    ]


def test_a_feed_listed_twice_on_one_line_is_reported() -> None:
    text = HARBOR.replace("/rss.xml\n        category: general\n", "/a.xml\n        category: general\n")
    feed = "{url: 'http://harborherald.example/b.xml', category: general}"

    assert mistakes(text.replace("    feeds:\n", f"    feeds:\n      - {feed}\n      - {feed}\n")) == [
        "outlets.yaml:9: url: http://harborherald.example/b.xml already stands in line 8"
    ]


def test_an_outlet_listed_twice_is_reported_with_the_line_of_the_first() -> None:
    again = HARBOR.removeprefix("outlets:\n").replace("/rss.xml", "/world.xml")

    assert mistakes(HARBOR + again) == [
        "outlets.yaml:11: domain: harborherald.example already stands in line 3; add the feed to that outlet"
    ]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "outlets:\n", "outlets: []\n"])
def test_a_file_without_outlets_is_refused(text: str) -> None:
    assert mistakes(text) == ["outlets.yaml: lists no outlet"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("outlets:\n  - name: [Harbor\n", "outlets.yaml:3: is not YAML: "),
        ("outlets:\n\t- name: Harbor\n", "outlets.yaml:2: is not YAML: "),
        ("outlets:\n  - name: Harbor: Herald\n", "outlets.yaml:2: is not YAML: "),
        ("outlets:\n  - name: \x07\n", "outlets.yaml:2: holds a character that no text file has"),
        ("outlets: " + "[" * 100_000, "outlets.yaml:1: is nested too deeply"),
        ("- name: Harbor Herald\n", "outlets.yaml:1: the file must have the keys outlets"),
        ("outlets: Harbor Herald\n", "outlets.yaml:1: outlets must be a list"),
        ("outlets:\n  - Harbor Herald\n", "outlets.yaml:2: an outlet must have the keys"),
        ("feeds: []\n", "outlets.yaml:1: the file lacks outlets"),
    ],
)
def test_a_file_of_another_shape_is_refused_with_the_line(text: str, told: str) -> None:
    assert mistakes(text)[0].startswith(told)


def test_yaml_that_asks_for_python_objects_is_only_text() -> None:
    text = HARBOR.replace("name: Harbor Herald", 'name: !!python/object/apply:os.system ["true"]')

    assert "outlets.yaml:2: name must be a word or phrase" in mistakes(text)


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "outlets.yaml"
    path.write_text("\ufeff" + HARBOR, encoding="utf-8")

    assert load_outlets(path)[0].name == "Harbor Herald"


def test_a_missing_file_is_one_line_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^.*/none\.yaml: cannot be read: No such file or directory$"):
        load_outlets(tmp_path / "none.yaml")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "outlets.yaml"
    path.write_bytes("outlets: # für\n".encode("latin-1"))

    with pytest.raises(ConfigError, match=r"outlets\.yaml: is not UTF-8 text \(byte 12\)$"):
        load_outlets(path)


def test_a_mistake_names_the_file_as_seen_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "outlets.yaml").write_text(HARBOR.replace("US", "usa"))

    with pytest.raises(ConfigError, match=r"^config/outlets\.yaml:5: country"):
        load_outlets(tmp_path / "config" / "outlets.yaml")


def test_the_outlets_that_come_with_wirecopy_are_valid() -> None:
    outlets = load_outlets(ROOT / "config" / "outlets.yaml")

    assert len(outlets) > 200
    assert {outlet.domain for outlet in outlets} >= {"bbc.com", "nrk.no"}
