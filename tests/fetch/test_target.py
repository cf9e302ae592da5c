"""What an address must look like to be asked for at all."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.fetch.fetch_error import FetchError
from wirecopy.fetch.target import Target, check_target, next_hop, parse_endpoints
from wirecopy.model import Outcome
from wirecopy.settings import FetchLimits

LIMITS = FetchLimits()


def check(url: str, *allowed: str) -> Target:
    return check_target(url, LIMITS, parse_endpoints(allowed))


def refusal(url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        check(url)
    return caught.value


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news.example/feed",
        "//news.example/feed",
        "file:///etc/passwd",
        "ftp://news.example/feed",
        "gopher://news.example:80/_x",
        "data:text/plain,x",
        "http:news.example/feed",
        "http:///feed",
        "http://",
        "http://[::1",
        "http://news.example:99999/",
        "http://news.example:x/",
        "http://news.example:22/",
        "http://news.example:0/",
        "https://news.example:5432/",
        "http://user@news.example/",
        "http://user:secret@news.example/",
        "http://@news.example/",
        "http://news.example\\@other.example/",
        "http:/\\news.example/",
        "http://news.example/a b",
        "http://news .example/",
        " http://news.example/",
        "http://news.example/\tfeed",
        "http://news.example/\r\nX-Injected: yes",
        "http://news.example/\x00",
        "http://news.example/\udcff",
        "http://news%2eexample/",
        "http://news..example/",
        "http://" + "a" * 64 + ".example/",
        "http://news.example/" + "a" * 8192,
    ],
)
def test_an_address_we_do_not_ask_for(url: str) -> None:
    assert refusal(url).outcome is Outcome.REFUSED_URL


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "0x7f000001",
        "0",
        "0.0.0.0",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "8.8.2056",
        "10.0.0.1",
        "169.254.169.254",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[fe80::1%25eth0]",
        "localhost",
        "LOCALHOST.",
        "api.localhost",
    ],
)
def test_every_spelling_of_an_inner_address_is_refused(host: str) -> None:
    assert refusal(f"http://{host}/").outcome is Outcome.REFUSED_ADDRESS


def test_a_refusal_does_not_repeat_the_password() -> None:
    assert "secret" not in refusal("http://user:secret@news.example/").message


@pytest.mark.parametrize(
    ("url", "sent", "origin", "domain"),
    [
        ("http://news.example/feed", "http://news.example/feed", "http://news.example", "news.example"),
        (
            "HTTPS://WWW.BBC.co.uk:443/x?a=1#top",
            "https://www.bbc.co.uk/x?a=1",
            "https://www.bbc.co.uk",
            "bbc.co.uk",
        ),
        (
            "http://bücher.example/ü",
            "http://xn--bcher-kva.example/%C3%BC",
            "http://xn--bcher-kva.example",
            None,
        ),
        (
            "https://news.example:8443/%7Ea%2Fb",
            "https://news.example:8443/%7Ea%2Fb",
            "https://news.example:8443",
            None,
        ),
        ("http://93.184.216.34/", "http://93.184.216.34/", "http://93.184.216.34", "93.184.216.34"),
    ],
)
def test_an_honest_address_is_sent_as_it_is_written(
    url: str, sent: str, origin: str, domain: str | None
) -> None:
    target = check(url)
    assert str(target.url) == sent
    assert target.origin == origin
    assert domain is None or target.domain == domain


def test_an_allowed_endpoint_is_exempt_with_its_port_only() -> None:
    assert check("http://127.0.0.1:9999/", "127.0.0.1:9999").endpoint.port == 9999
    assert check("http://[::1]:9999/", "[::1]:9999").endpoint.host == "::1"
    with pytest.raises(FetchError):
        check("http://127.0.0.1:9998/", "127.0.0.1:9999")


@pytest.mark.parametrize(
    ("location", "address"),
    [
        ("/b", "http://news.example/b"),
        ("?page=2", "http://news.example/a?page=2"),
        ("//other.example/b", "http://other.example/b"),
        ("https://other.example/b#part", "https://other.example/b"),
        ("/two words", "http://news.example/two%20words"),
    ],
)
def test_a_location_is_read_from_where_we_are(location: str, address: str) -> None:
    assert next_hop(check("http://news.example/a"), location) == address


@pytest.mark.parametrize("location", ["http:/\\other.example/", "/a\x01b", "/\udcff", "http://[::1"])
def test_a_location_that_can_be_read_in_two_ways_is_refused(location: str) -> None:
    with pytest.raises(FetchError) as caught:
        next_hop(check("http://news.example/a"), location)
    assert caught.value.outcome is Outcome.REFUSED_REDIRECT


URL_PARTS = st.sampled_from(
    [*"/:@?#[]%.\\ü①ß\u200d\u3002\ufeff", "//", "http:", "xn--", "127", "0x", "a", "example", "%00"]
)


@given(st.sampled_from(["", "http://", "https://"]), st.lists(URL_PARTS | st.text(max_size=3), max_size=8))
def test_no_text_at_all_raises_anything_but_trouble(scheme: str, parts: list[str]) -> None:
    text = scheme + "".join(parts)
    with suppress(FetchError):
        check(text)
    with suppress(FetchError):
        check(next_hop(check("http://news.example/"), text))
