"""What counts as the same page, and what may be fetched at all."""

from __future__ import annotations

from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.urls import absolute_url, clean_url, country_of, registrable_domain, unwrap_url, url_key

PAGE = "https://daily.example/world/storm"


@pytest.mark.parametrize(
    ("url_or_host", "domain"),
    [
        ("https://www.bbc.co.uk/news?x=1", "bbc.co.uk"),
        ("edition.daily.com", "daily.com"),
        ("Edition.DAILY.com:8080", "daily.com"),
        ("daily.com.", "daily.com"),
        ("https://someone.blogspot.com/2026/", "someone.blogspot.com"),
        ("blogspot.com", "blogspot.com"),
        ("https://www.münchen.de/", "xn--mnchen-3ya.de"),
        ("xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
        ("http://127.0.0.1:8099/feed", "127.0.0.1"),
        ("http://[2001:db8::1]:80/feed", "2001:db8::1"),
        ("localhost", "localhost"),
        ("news.alpha.test", "news.alpha.test"),
        ("", ""),
    ],
)
def test_the_owner_of_a_host_is_its_registrable_domain(url_or_host: str, domain: str) -> None:
    assert registrable_domain(url_or_host) == domain


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/a", "https://daily.example/a"),
        ("b?c=d", "https://daily.example/world/b?c=d"),
        ("//other.example/x", "https://other.example/x"),
        (" https://other.example/x\n", "https://other.example/x"),
        ("HTTPS://Other.example/X", "https://Other.example/X"),
        ("https://me:secret@other.example/x", "https://other.example/x"),
        ("", PAGE),
        ("www.other.example/x", "https://www.other.example/x"),
        ("daily.example/x", "https://daily.example/x"),
        ("daily.html", "https://daily.example/world/daily.html"),
        ("http://https://other.example/x", "https://other.example/x"),
        ("https://https//other.example/x", "https://other.example/x"),
        ("http//other.example/x", "http://other.example/x"),
        ("https://daily.examplehttps://daily.example/x", "https://daily.example/x"),
        ("https://other.example/https://daily.example/x", "https://other.example/https://daily.example/x"),
        ("https://other.example/a/http//x", "https://other.example/a/http//x"),
        ('"https://other.example/x"', "https://other.example/x"),
        ("<https://other.example/x>", "https://other.example/x"),
        ("https://other.example/x&nbsp;", "https://other.example/x"),
        ("https://other.example/x?a=<1>", "https://other.example/x?a=<1>"),
    ],
)
def test_links_resolve_from_the_page_they_stand_on(href: str, url: str) -> None:
    assert absolute_url(PAGE, href) == url


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "mailto:desk@daily.example",
        "file:///etc/passwd",
        "at://did:plc:abc/post/1",
        "https://",
        "https://good.example\\@evil.example/",
        "https://evil.example:99999/",
        "https://[::1/",
        "https://two words.example/",
        '<a href="https://daily.example/x">Storm</a>',
        "https://daily.example/\x00a",
        "https://daily.example/" + "a" * 8192,
        "https://daily.example/" + "ü" * 4096,
    ],
)
def test_a_link_that_is_no_plain_web_address_is_refused(href: str) -> None:
    assert absolute_url(PAGE, href) is None


def test_a_password_in_the_feed_address_does_not_reach_its_links() -> None:
    assert absolute_url("https://me:secret@daily.example/feed", "/a") == "https://daily.example/a"


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        (PAGE + "?utm_source=rss&id=7&fbclid=x#comments", PAGE + "?id=7"),
        (PAGE + "?UTM_Source=rss", PAGE),
        (PAGE + ";jsessionid=1A2B?id=7", PAGE + "?id=7"),
        (PAGE + "?PHPSESSID=1a2b&id=7", PAGE + "?id=7"),
        ("HTTPS://Daily.Example:443/World", "https://daily.example/World"),
        ("http://daily.example:8080/", "http://daily.example:8080/"),
        ("http://daily.example:443/", "http://daily.example:443/"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
        ("https://daily.example/a?b=2&a=1&b=1", "https://daily.example/a?b=2&a=1&b=1"),
        ("https://me:secret@daily.example/a", "https://daily.example/a"),
        ("https://daily.example/a?ref=front&source=wire", "https://daily.example/a?ref=front&source=wire"),
    ],
)
def test_a_clean_address_keeps_what_chooses_the_page_and_nothing_else(url: str, clean: str) -> None:
    assert clean_url(url) == clean


def test_an_unreadable_address_is_left_alone() -> None:
    assert clean_url("http://[::1/ ") == "http://[::1/"


@pytest.mark.parametrize(
    "variant",
    [
        "http://www.daily.example/world/storm/",
        "https://daily.example/world/storm#top",
        "https://DAILY.example/world/storm?utm_campaign=x",
        "https://daily.example/w%6frld/storm",
        "https://daily.example:443/world/storm",
        "https://daily.example./world/storm",
    ],
)
def test_spellings_of_one_page_share_a_key(variant: str) -> None:
    assert url_key(variant) == "daily.example/world/storm"


@pytest.mark.parametrize(
    "other",
    [
        "https://daily.example/World/storm",
        "https://daily.example/world/storm?page=2",
        "https://m.daily.example/world/storm",
        "https://daily.example:8443/world/storm",
        "https://daily.example/world%2Fstorm",
    ],
)
def test_different_pages_keep_different_keys(other: str) -> None:
    assert url_key(other) != url_key(PAGE)


def test_the_order_of_a_query_is_part_of_the_key() -> None:
    assert url_key(PAGE + "?a=1&b=2") != url_key(PAGE + "?b=2&a=1")


def test_www_is_kept_where_nothing_else_would_remain() -> None:
    assert url_key("https://www.com/") == "www.com"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
HOSTS = st.from_regex(
    r"(www\.){0,2}[a-zA-Zäß0-9]{1,8}(\.[a-z]{2,5}){0,2}\.?(:(80|443|8080))?", fullmatch=True
)
URLS = st.builds(
    lambda scheme, host, path, query, fragment: f"{scheme}://{host}/{path}?{query}#{fragment}",
    st.sampled_from(["http", "https", "HTTP"]),
    HOSTS,
    st.one_of(WORDS, st.from_regex(r"[a/%0-9A-F.;]{0,12}", fullmatch=True)),
    st.one_of(WORDS, st.from_regex(r"([a-z_%]{0,5}=[0-9%A-F]{0,3}&?){0,3}", fullmatch=True)),
    WORDS,
)


@given(URLS)
def test_keys_and_clean_addresses_are_stable(url: str) -> None:
    assert clean_url(clean_url(url)) == clean_url(url)
    assert url_key(url_key(url)) == url_key(url)
    assert url_key(clean_url(url)) == url_key(url)


@given(st.text())
def test_no_text_whatever_breaks_the_address_functions(text: str) -> None:
    absolute_url(PAGE, text)
    assert clean_url(clean_url(text)) == clean_url(text)
    assert url_key(url_key(text)) == url_key(text)
    registrable_domain(text)


@given(
    st.from_regex(r"https?://[a-z0-9.-]{1,9}/?[A-Za-z0-9?/.;#&=%+~:@-]{0,12}", fullmatch=True),
)
def test_a_plain_address_is_taken_as_a_browser_would_take_it(url: str) -> None:
    """Most addresses are recognised as plain and not taken apart; a space before them forces the long way."""
    assert absolute_url(PAGE, url) == absolute_url(PAGE, " " + url)


STORY = "https://daily.example/2026/storm?a=1"
GOOGLE_NEWS = (
    urlsafe_b64encode(b'\x08\x13"' + bytes([len(STORY)]) + STORY.encode() + b"\xd2\x01\x00")
    .decode()
    .rstrip("=")
)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        (
            "https://www.google.com/url?rct=j&sa=t&url=https%3A%2F%2Fdaily.example%2F2026%2Fstorm%3Fa%3D1&ct=ga",
            STORY,
        ),
        ("http://news.google.com/news/url?sa=t&url=https://daily.example/2026/storm%3Fa%3D1", STORY),
        (
            "http://www.bing.com/news/apiclick.aspx?ref=rss&url=https%3a%2f%2fdaily.example%2f2026%2fstorm%3fa%3d1",
            STORY,
        ),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fdaily.example%2F2026%2Fstorm%3Fa%3D1&h=x", STORY),
        (f"https://news.google.com/rss/articles/{GOOGLE_NEWS}?oc=5", STORY),
        ("https://news.google.com/rss/articles/CBMiAFVfeXFMT?oc=5", None),  # the newer kind
        ("https://www.google.com/url?url=javascript:alert(1)", None),
        ("https://daily.example/url?url=https://other.example/", None),
        ("https://google.com.evil.example/url?url=https://other.example/", None),
        (STORY, None),
    ],
)
def test_a_redirectors_address_gives_its_target(url: str, target: str | None) -> None:
    assert unwrap_url(url) == target


@given(st.text())
def test_no_token_whatever_breaks_the_unwrapping(token: str) -> None:
    unwrap_url(f"https://news.google.com/rss/articles/CBM{token}")


@pytest.mark.parametrize(
    ("domain", "country"),
    [
        ("zeitung.de", "DE"),
        ("www.Paper.FR.", "FR"),
        ("daily.co.uk", "GB"),
        ("daily.com.au", "AU"),
        ("daily.com", None),
        ("daily.news", None),
        ("daily.eu", None),
        ("daily.tv", None),  # a country's, but everybody's by now
        ("daily.io", None),
        ("127.0.0.1", None),
        ("localhost", None),
        ("", None),
    ],
)
def test_a_country_is_read_from_its_own_top_level_domain_only(domain: str, country: str | None) -> None:
    assert country_of(domain) == country
