"""Addresses: resolving them, cleaning them, telling whether two of them are the same page.

Three forms of one address travel through the project. The raw one is what a feed or page said. The clean one
is what we fetch and show. The key is for comparison only and is never fetched. Nothing here asks the network;
whether an address may be fetched is decided by `fetch`.
"""

from __future__ import annotations

import ipaddress
import re
from base64 import urlsafe_b64decode
from functools import cache, lru_cache
from html import unescape
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit, urlunsplit

from publicsuffixlist import PublicSuffixList
from w3lib.url import safe_url_string

from wirecopy.shown_text import without_invisible

MAX_URL_BYTES = 8192  # what the pipeline carries; the same number as FetchLimits.max_url_bytes

_HAS_SCHEME = re.compile(r"\s*(?:https?:|//)", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}

_HOST = re.compile(r"[a-z0-9._-]+|\[[0-9a-f:.]+\]")
# Redirectors that news feeds go through: Google Alerts and its old News feeds, Bing News, Facebook.
_REDIRECTOR = re.compile(
    r"https?://(?:(?:www\.|news\.)?google\.[a-z.]{2,6}/(?:news/)?url\?|(?:www\.)?bing\.com/news/apiclick\.aspx\?"
    r"|lm?\.facebook\.com/l\.php\?|news\.google\.com/(?P<articles>(?:__i/)?(?:rss/)?articles/CBM))"
)
_TARGET_NAMES = frozenset({"url", "q", "u"})

# What most links look like: nothing in it to resolve, refuse or take out. Two thirds of a feed's reading time went
# into taking such addresses apart and putting them together again.
_PLAIN_URL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[A-Za-z0-9!$&'()*+,./:=@_~%-]*(?:\?[A-Za-z0-9!$&'()*+,./:=@_~%-]+)?"
)
# The same with nothing in it to quote or to unify either: its parts are clean as they stand.
_CLEAN_PARTS = re.compile(
    r"(https?)://((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,})(/[A-Za-z0-9/._~-]*)(?:\?([A-Za-z0-9/._~=&-]*))?"
)
# The references that encoders write; a parameter may be called "copy" or "amp", but it has no semicolon behind it.
_REFERENCE = re.compile(r"&(?:amp|quot|apos|lt|gt|#\d{2,4}|#x[0-9a-f]{2,4});", re.IGNORECASE)
_CONFUSING = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")

# Campaign and click markers: each is added by a mailer, an ad network or a social network after the page was
# made, so no site chooses a page by them. Words that some site does choose by ("ref", "source", "id", "mod",
# "partner") stay out, and so do short prefixes: the Daejeon Ilbo's articles are told apart by "pk_no" alone. One
# lost article weighs more than one fetched twice.
_TRACKING_PREFIXES = ("utm_", "mtm_", "hsa_", "oly_", "vero_", "__twitter_")
# fmt: off
_TRACKING_NAMES = frozenset({
    "__hsfp", "__hssc", "__hstc", "__s", "_ga", "_gl", "_hsenc", "_hsmi", "at_campaign", "at_creation",
    "at_format", "at_link_id", "at_link_origin", "at_link_type", "at_medium", "at_ptr_name", "cmpid",
    "dclid", "echobox", "emc", "fbclid", "feedname", "feedtype", "ftag", "gbraid", "gclid", "gclsrc",
    "igsh", "igshid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ns_campaign", "ns_fee",
    "ns_linkname", "ns_mchannel", "ns_source", "ocid", "pk_campaign", "pk_cid", "pk_content",
    "pk_keyword", "pk_kwd", "pk_medium", "pk_source", "rb_clickid", "s_cid", "smid", "smtyp",
    "spm_id_from", "taid", "traffic_source", "ttclid", "twclid", "wbraid", "wickedid", "xtor", "yclid",
    "ymclid", "ysclid",
})
# fmt: on


# Every top-level domain of two letters is a country's code (RFC 1591, 2), but for ac, eu and su; and those of small
# states are sold to the whole world: here are those that Google took for generic ones, in 2013 or by now.
_NO_COUNTRY = frozenset(
    "ac ad ai as bz cc cd co dj eu fm gg io la me ms nu sc sr su tk tv ws".split()  # noqa: SIM905
)


def absolute_url(base: str, href: str) -> str | None:
    """Resolve `href` as a browser would, from the address of the document it stands in.

    Returns an http(s) URL without user name and password, or None: for other schemes, for an address longer
    than 8 KiB, and for one that two parsers may read differently (backslash, control characters, a bad port,
    "https:" without a host), which is how address guards are tricked (changedetection.io GHSA-rph4-96w6-q594).
    """
    if len(href) <= MAX_URL_BYTES and _PLAIN_URL.fullmatch(href):
        return href
    try:
        own = urlsplit(_decoded(without_invisible(href)).strip())
        parts = urlsplit(urljoin(base, own.geturl()))
        host, _ = parts.hostname, parts.port  # reading the port checks it
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host or (own.scheme and not own.netloc):
        return None
    if _CONFUSING.search(parts.geturl()) or re.search(r"\s", host):
        return None
    url = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    return url if len(url.encode()) <= MAX_URL_BYTES else None


def _decoded(href: str) -> str:
    """Without entities: "?a=1&amp;b=2" is what is left where they were encoded twice, or in a CDATA section."""
    while "&" in href and (found := _REFERENCE.search(href)):
        href = href[: found.start()] + unescape(found[0]) + href[found.end() :]
    return href


def unwrap_url(url: str) -> str | None:
    """The address that a redirector's address carries in itself, or None where it is none or does not say.

    Only forms whose target is certain: a parameter of a known redirector's path, and Google News ids of before
    2023, which are base64 of the address (newer ones need Google's script: miniflux 1854, RSSHub 17412).
    """
    match = _REDIRECTOR.match(url)
    if match is None:
        return None
    parts = urlsplit(url)
    if match["articles"]:
        return _google_news_target(parts.path.rpartition("/")[2])
    targets = [value for name, value in parse_qsl(parts.query) if name in _TARGET_NAMES]
    return next(filter(None, (absolute_url(target, "") for target in targets)), None)


def _google_news_target(token: str) -> str | None:
    """A protocol buffer: field 1 is 19, field 4 the address with its length before it."""
    try:
        message = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    match = re.match(rb'\x08\x13"(?:[\x00-\x7f]|[\x80-\xff][\x00-\x7f])(https?://[!-~]+)', message)
    if match is None:
        return None
    length = message[3] if message[3] < 0x80 else (message[3] & 0x7F) + 128 * message[4]
    return absolute_url(match[1][:length].decode("ascii"), "")


def clean_url(url: str) -> str:
    """The form that is fetched and shown: same document, nothing superfluous.

    Tracking parameters, fragment, default port, user name and password go; the host becomes lower case
    punycode; characters that need it are percent-encoded. The order of the query stays. An address that
    cannot be read comes back as it is.
    """
    try:
        return urlunsplit(_clean(url))
    except ValueError:
        return url.strip()


def url_key(url: str) -> str:
    """What makes two addresses the same page: the clean form without scheme, "www." and final slash.

    Case of the path and order of the query are kept: sites exist for which they matter, and a key that merges
    two pages loses one of them, while a key too fine only fetches one twice. `url_key(url_key(x)) == url_key(x)`.
    """
    try:
        parts = _clean(url if _HAS_SCHEME.match(url) else "//" + url.strip())
    except ValueError:
        return url.strip()
    host = parts.netloc
    while host.startswith("www.") and "." in host[4:]:
        host = host[4:]
    path = _unify_escapes(parts.path).rstrip("/")
    return urlunsplit(("", "", host + path, _unify_escapes(parts.query), ""))


def registrable_domain(url_or_host: str) -> str:
    """The domain that one owner can register: "www.bbc.co.uk" gives "bbc.co.uk".

    Private suffixes count ("a.blogspot.com" is an owner of its own). Returned in lower case punycode; IP
    addresses, public suffixes and names under no known suffix come back whole.
    """
    try:
        host = urlsplit(url_or_host if "//" in url_or_host else "//" + url_or_host).hostname or ""
        return _registrable(host)
    except ValueError:
        return url_or_host.strip().lower()


def country_of(domain: str) -> str | None:
    """The country whose top-level domain this is, as ISO 3166-1 alpha-2; None where the name says nothing of one."""
    suffix = domain.rstrip(".").rpartition(".")[2].lower()
    if not re.fullmatch("[a-z]{2}", suffix) or suffix in _NO_COUNTRY:
        return None
    return "GB" if suffix == "uk" else suffix.upper()


@lru_cache(maxsize=10_000)  # a run meets few hosts many times, and each costs 25 microseconds
def _registrable(host: str) -> str:
    host = (urlsplit(safe_url_string(f"http://{_bracketed(host)}/")).hostname or "").rstrip(".")
    if _is_address(host):
        return host
    return _suffixes().privatesuffix(host) or host


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)  # 33 ms to read, so once per process


def _clean(url: str) -> SplitResult:
    if clean := _CLEAN_PARTS.fullmatch(url):
        scheme, host, path, query = clean.groups("")
        return SplitResult(scheme, host, path, _clean_query(query), "")
    parts = urlsplit(safe_url_string(url.strip()))
    return parts._replace(netloc=_clean_netloc(parts), query=_clean_query(parts.query), fragment="")


def _clean_netloc(parts: SplitResult) -> str:
    host = _bracketed((parts.hostname or "").rstrip("."))
    if not _HOST.fullmatch(host):
        raise ValueError(f"not a host: {host!r}")
    if parts.port is None or parts.port == _DEFAULT_PORTS.get(parts.scheme):
        return host
    return f"{host}:{parts.port}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _clean_query(query: str) -> str:
    if not query:
        return ""
    return "&".join(pair for pair in query.split("&") if pair and not _is_tracking(pair))


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKING_NAMES or name.startswith(_TRACKING_PREFIXES)


def _unify_escapes(text: str) -> str:
    """RFC 3986, 6.2.2: hexadecimal in capitals, unreserved characters bare; a lone % is escaped."""

    if "%" not in text:
        return text

    def unify(match: re.Match[str]) -> str:
        if not match[1]:
            return "%25"
        character = chr(int(match[1], 16))
        return character if re.fullmatch(r"[A-Za-z0-9._~-]", character) else match[0].upper()

    return re.sub(r"%([0-9A-Fa-f]{2})?", unify, text)
