"""Resolves and cleans addresses, and tells whether two of them are the same page.

An address has three forms. The raw form is what a feed or page states. The clean form is fetched and shown. The key is
only compared, never fetched. Nothing here asks the network; `fetch` decides whether an address may be fetched.
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

MAX_URL_BYTES = 8192  # the same as FetchLimits.max_url_bytes

_HAS_SCHEME = re.compile(r"\s*(?:https?:|//)", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}

_HOST = re.compile(r"[a-z0-9._-]+|\[[0-9a-f:.]+\]")
# Redirectors in the links of news feeds: Google Alerts, old feeds of Google News, Bing News, Facebook.
_REDIRECTOR = re.compile(
    r"https?://(?:(?:www\.|news\.)?google\.[a-z.]{2,6}/(?:news/)?url\?|(?:www\.)?bing\.com/news/apiclick\.aspx\?"
    r"|lm?\.facebook\.com/l\.php\?|news\.google\.com/(?P<articles>(?:__i/)?(?:rss/)?articles/CBM))"
)
_TARGET_NAMES = frozenset({"url", "q", "u"})

# Java's servers put the visit into the path, PHP's and ColdFusion's into the query: new for each poll, the page is the same.
_SESSION = re.compile(r";jsessionid=[^/;?]*", re.IGNORECASE)

# The form of most links: nothing in it has to be resolved, refused or removed. Without this shortcut most of the time
# of reading a feed went into splitting and joining such addresses (`python -m benchmarks.confinement` shows that time).
_PLAIN_URL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[A-Za-z0-9!$&'()*+,./:=@_~%-]*(?:\?[A-Za-z0-9!$&'()*+,./:=@_~%-]+)?"
)
# The same, and nothing has to be quoted or normalised either: the parts are clean already.
_CLEAN_PARTS = re.compile(
    r"(https?)://((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,})(/[A-Za-z0-9/._~-]*)(?:\?([A-Za-z0-9/._~=&-]*))?"
)
# The references that encoders write; a parameter may be called "copy" or "amp", but it has no semicolon behind it.
_REFERENCE = re.compile(r"&(?:amp|quot|apos|lt|gt|nbsp|#\d{2,4}|#x[0-9a-f]{2,4});", re.IGNORECASE)
_CONFUSING = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
# What a template put before a whole address: "http://https://daily.example/a", "https://daily.examplehttps://daily.example/a".
_PREPENDED = re.compile(r"^https?:?//[^/?#]*(?=https?:?//)", re.IGNORECASE)
_QUOTED = re.compile(r"""["'<]\s*(https?:[^\s"'<>]*)\s*["'>]""", re.IGNORECASE)
_WITHOUT_COLON = re.compile(r"^(https?)(?=//)", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=[/?#]|$)", re.IGNORECASE)

# Tracking parameters: a mailer, an ad network or a social network adds them to a finished address, so no site selects a
# page by them. Names that some sites do select by ("ref", "source", "id", "mod", "partner") are missing, and so are
# short prefixes: the articles of the Daejeon Ilbo differ in "pk_no" only. It is worse to lose an article than to fetch
# it twice.
_TRACKING_PREFIXES = ("utm_", "mtm_", "hsa_", "oly_", "vero_", "__twitter_")
# fmt: off
_TRACKING_NAMES = frozenset({
    "phpsessid", "jsessionid", "cfid", "cftoken", "__hsfp", "__hssc", "__hstc", "__s", "_ga", "_gl", "_hsenc", "_hsmi", "at_campaign", "at_creation",
    "at_format", "at_link_id", "at_link_origin", "at_link_type", "at_medium", "at_ptr_name", "cmpid",
    "dclid", "echobox", "emc", "fbclid", "feedname", "feedtype", "ftag", "gbraid", "gclid", "gclsrc",
    "igsh", "igshid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ns_campaign", "ns_fee",
    "ns_linkname", "ns_mchannel", "ns_source", "ocid", "pk_campaign", "pk_cid", "pk_content",
    "pk_keyword", "pk_kwd", "pk_medium", "pk_source", "rb_clickid", "s_cid", "smid", "smtyp",
    "spm_id_from", "taid", "traffic_source", "ttclid", "twclid", "wbraid", "wickedid", "xtor", "yclid",
    "ymclid", "ysclid",
})
# fmt: on


# Top-level domains of two letters that do not tell a country. Such a domain is a country's code (RFC 1591, 2), except
# ac, eu and su; and some small states sell theirs to the whole world. Google treats those listed here as generic, or
# did in 2013.
_NO_COUNTRY = frozenset(
    "ac ad ai as bz cc cd co dj eu fm gg io la me ms nu sc sr su tk tv ws".split()  # noqa: SIM905
)


def absolute_url(base: str, href: str) -> str | None:
    """Resolve `href` as a browser does, after common mistakes are mended; `base` is the address of its document.

    Returns an http(s) URL without user name and password. Returns None for another scheme, for an address longer than
    8 KiB, for markup, and for one that two parsers may read differently (backslash, control characters, a bad port,
    "https:" without a host): such addresses trick guards (changedetection.io GHSA-rph4-96w6-q594).
    """
    if len(href) <= MAX_URL_BYTES and _PLAIN_URL.fullmatch(href):
        return href
    try:
        href = _mended(_decoded(without_invisible(href)).strip(), base)
        own = urlsplit(href)
        parts = urlsplit(urljoin(base, own.geturl()))
        host, _ = parts.hostname, parts.port  # `port` raises ValueError for a bad one
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host or (own.scheme and not own.netloc):
        return None
    if _CONFUSING.search(parts.geturl()) or re.search(r"\s", host) or "<" in href.partition("?")[0]:
        return None
    url = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    return url if len(url.encode()) <= MAX_URL_BYTES else None


def _mended(href: str, base: str) -> str:
    """With the scheme that is missing, without quotes around it and without what stands before a whole address."""
    if quoted := _QUOTED.fullmatch(href):
        href = quoted[1]
    href = _WITHOUT_COLON.sub(r"\1:", _PREPENDED.sub("", href, count=1), count=1) if "//" in href else href
    first = href.partition("/")[0].lower()
    is_host = "." in first and first == (urlsplit(base).hostname or "")
    return f"//{href}" if is_host or _WITHOUT_SCHEME.match(href) else href


def _decoded(href: str) -> str:
    """Without entities: "?a=1&amp;b=2" is what is left where they were encoded twice, or in a CDATA section."""
    while "&" in href and (found := _REFERENCE.search(href)):
        href = href[: found.start()] + unescape(found[0]) + href[found.end() :]
    return href


def unwrap_url(url: str) -> str | None:
    """The target that a redirector's address contains; None if it is not a redirector's, or does not contain one.

    Only certain forms are read: a parameter of a known redirector, and ids of Google News from before 2023, which are
    base64 of the target. Newer ids need Google's script (miniflux 1854, RSSHub 17412).
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
    """The target in an id of Google News: a protocol buffer whose field 1 is 19 and field 4 the target's length and bytes."""
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
    """The form that is fetched and shown.

    Tracking parameters, fragment, default port, user name and password are removed. The host becomes lower case
    punycode, and characters that need it are percent-encoded. The order of the query stays. An address that cannot be
    read is returned unchanged.
    """
    try:
        return urlunsplit(_clean(url))
    except ValueError:
        return url.strip()


def url_key(url: str) -> str:
    """The key of an address: two addresses with one key are the same page.

    It is the clean form without scheme, "www." and final slash. The case of the path and the order of the query are
    kept: they matter on some sites. A key that is too coarse loses a page; one that is too fine only fetches a page
    twice. `url_key(url_key(x)) == url_key(x)`.
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

    Private suffixes count: "a.blogspot.com" has its own owner. The result is lower case punycode. IP addresses, public
    suffixes and names under no known suffix are returned whole.
    """
    try:
        host = urlsplit(url_or_host if "//" in url_or_host else "//" + url_or_host).hostname or ""
        return _registrable(host)
    except ValueError:
        return url_or_host.strip().lower()


def country_of(domain: str) -> str | None:
    """The country of a domain's top-level domain, as ISO 3166-1 alpha-2; None if it does not tell one."""
    suffix = domain.rstrip(".").rpartition(".")[2].lower()
    if not re.fullmatch("[a-z]{2}", suffix) or suffix in _NO_COUNTRY:
        return None
    return "GB" if suffix == "uk" else suffix.upper()


# A run looks up a few hosts many times, and one look-up takes 25 microseconds (measured).
@lru_cache(maxsize=10_000)
def _registrable(host: str) -> str:
    host = (urlsplit(safe_url_string(f"http://{_bracketed(host)}/")).hostname or "").rstrip(".")
    if _is_address(host):
        return host
    return _suffixes().privatesuffix(host) or host


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)  # reading the list takes 33 ms (measured)


def _clean(url: str) -> SplitResult:
    if clean := _CLEAN_PARTS.fullmatch(url):
        scheme, host, path, query = clean.groups("")
        return SplitResult(scheme, host, path, _clean_query(query), "")
    parts = urlsplit(safe_url_string(url.strip()))
    return parts._replace(
        netloc=_clean_netloc(parts),
        path=_SESSION.sub("", parts.path),
        query=_clean_query(parts.query),
        fragment="",
    )


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
    """Normalise percent-encoding (RFC 3986, 6.2.2): hexadecimal in capitals, unreserved characters decoded.

    A % that begins no escape is escaped itself.
    """

    if "%" not in text:
        return text

    def unify(match: re.Match[str]) -> str:
        if not match[1]:
            return "%25"
        character = chr(int(match[1], 16))
        return character if re.fullmatch(r"[A-Za-z0-9._~-]", character) else match[0].upper()

    return re.sub(r"%([0-9A-Fa-f]{2})?", unify, text)
