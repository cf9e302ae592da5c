"""The further parts of an article that its site spreads over several addresses, found in the links of a part.

A link is believed only where its address is the article's own with another page number: rel=next leads to the next
article on 87 of the 93 gold pages that have one. Pure, and cheap on the pages that have none: those are not parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from wirecopy.extract.document import Refusal, parse_document
from wirecopy.urls import absolute_url, clean_url, url_key

MAX_PARTS = 10

_NAMES = (
    "p|pg|pag|page|pages|paged|pageno|page_?num|page_?number|page_?no|seite|pagina|página|paginas|sida|side|sivu|"
    "strana|strona|sayfa|stranica|oldal|halaman|pack|npack"
)
# What stands between the article's address and the number: "/2", "/page/2", "/seite-2", "-2.html", "-p2.html",
# ",nPack,2". A bare "-2" without a file type is another article of the same words (WordPress numbers its slugs so).
_IN_PATH = rf"(?:/(?:(?:{_NAMES})[/_,=-]?)?|[-_,.](?:{_NAMES})[-_,]?)(?P<number>\d{{1,4}})"
_BEFORE_TYPE = rf"(?:[-_,./]|[-_,./](?:{_NAMES})[-_,]?)(?P<number>\d{{1,4}})"
_FILE_TYPE = re.compile(r"\.(?:html?|php|aspx?|shtml|cfm|jsp)$")
_QUERY_NAME = re.compile(rf"(?:{_NAMES})", re.IGNORECASE)

# The whole article at one address.
_WHOLE_VALUE = re.compile(r"all|alles|full|single|komplett|todo|tout", re.IGNORECASE)
_WHOLE_NAME = re.compile(r"(?:show|view)[_-]?all|single[_-]?page|one[_-]?page|full[_-]?page", re.IGNORECASE)
_WHOLE_PATH = re.compile(
    rf"/(?:(?:(?:{_NAMES})[-/_]?)?(?:all|full|komplett)|komplettansicht|single-?page|one-?page|full-?page|view-?all)/?$",
    re.IGNORECASE,
)

# "View all" alone is as often the way to another list.
_WHOLE = re.compile(
    r"single page|one page|all pages|full (?:article|story|text)|(?:auf )?einer seite|alle seiten|ganze[rn]? (?:artikel|text)|"
    r"komplett|une (?:seule )?page|(?:una sola|única|unica) p[aá]gina|p[aá]gina única|één pagina|全文|1ページ",
    re.IGNORECASE,
)

_NEXT = re.compile(
    r"^\W*(?:next|weiter|nächste|continue|continued|suite|(?:la |page )?suivante?|siguiente|avanti|(?:pagina )?successiva|"
    r"volgende|próxima|seguinte|nästa|neste|næste|seuraava|następna|dalej|další|ďalšia|sonraki|далее|следующая|"
    r"次|下一页|下一頁|下一|다음)",
    re.IGNORECASE,
)
_ONLY_SIGNS = re.compile(r"^[\s»›>→▶❯)|]+$")
_NAMES_PAGE = re.compile(
    rf"^\W*(?:(?:go to|continue to|auf|zu|zur|weiter auf|à la|a la|alla|naar) )?(?:(?:{_NAMES})\W{{0,2}})?(?P<number>\d{{1,2}})"
    r"(?:(?:\s*(?:of|von|de|di|van|sur|/)\s*\d{1,2})?\W*$|\s*[:–—-]\s|ページ|页|頁|페이지)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rb"href=[\"']?[?\d]")
_MAX_LOOKS = 2000
_MAX_LABEL = 150  # characters: "Page 2: " and the heading of that part

# Lists that a page also numbers, but which are not the article.
_OTHER_LISTS = re.compile(
    r"comment|kommentar|disqus|respond|discussion|review|related|teaser|recirc|recommend|newsletter|sidebar|widget|"
    r"archive|breves|gallery|galerie|slideshow",
    re.IGNORECASE,
)


def may_continue(html: bytes, read: Sequence[str]) -> bool:
    """A first look at the bytes, in bounded time: 4 pages of 5 link to no address that is their own with a number."""
    stem = _stem(read[0])
    if len(read) >= MAX_PARTS or not stem or is_whole(read[-1]):
        return False
    own = stem.rpartition("/")[2].encode()
    number = len(read) + 1
    more = re.compile(
        rb"[^\"'\s<>]{0,80}?(?:(?<!\d)%d(?![\w-])|[?&;]\w+=%d(?![\w-])|all|full|single|one-?page|komplett)"
        % (number, number - 1)
    )
    behind = html.split(own, _MAX_LOOKS)[1:]
    return any(more.match(piece[:100]) for piece in behind) or bool(_RELATIVE.search(html))


def next_part(html: bytes, content_type: str | None, read: Sequence[str]) -> str | None:
    """The address of the part after those at `read`, the article's own address first; None when there is none.

    `html` is the last of them, of which `may_continue` is true. An address with the whole article, where the first part
    links to one, takes the place of all others. Never raises.
    """
    tree = parse_document(html, content_type)
    if isinstance(tree, Refusal):
        return None
    number = len(read) + 1
    known = {url_key(address) for address in read}
    links = [
        (url, label) for url, label in _links(tree, read[-1], _stem(read[0])) if url_key(url) not in known
    ]
    article = _addresses(tree, read[0])
    whole = [url for url, label in links if number == 2 and _WHOLE.search(label) and is_whole(url)]
    further = [
        url for url, label in links if _announces(label, number) and _is_part_of_any(url, article, number)
    ]
    return next((clean_url(url) for url in (*whole, *further)), None)


def is_whole(url: str) -> bool:
    """Whether an address looks like one that shows all parts at once."""
    parts = urlsplit(url)
    return bool(_WHOLE_PATH.search(parts.path)) or any(
        _asks_for_all(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)
    )


def _stem(url: str) -> str:
    """The path without file type: what the addresses of all parts have in common."""
    return _FILE_TYPE.sub("", urlsplit(url).path.rstrip("/"))


def _addresses(tree: HtmlElement, url: str) -> list[str]:
    """The article's address, and its canonical one where that differs in its query only."""
    links = (
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower()
    )
    canonical = absolute_url(url, next(links, ""))
    if canonical is None or urlsplit(url_key(canonical)).path != urlsplit(url_key(url)).path:
        return [url]
    return [url, canonical]


def _links(tree: HtmlElement, base: str, stem: str) -> Iterator[tuple[str, str]]:
    """Addresses that begin like the article's, and what the page calls them; "next" is what rel=next says."""
    for element in tree.iter("link", "a"):
        href = element.get("href") or ""
        url = absolute_url(base, href) if href else None
        if url is None or stem not in url or _is_in_other_list(element, href):
            continue
        is_next = "next" in (element.get("rel") or "").lower().split()
        if element.tag == "a" or is_next:
            yield url, "next" if is_next else _label(element)


def _label(element: HtmlElement) -> str:
    text = " ".join("".join(element.itertext()).split())
    return text or (element.get("aria-label") or element.get("title") or "").strip()


def _is_in_other_list(element: HtmlElement, href: str) -> bool:
    if _OTHER_LISTS.search(urlsplit(href).fragment):
        return True
    return any(
        above.tag in ("aside", "footer")
        or _OTHER_LISTS.search(f"{above.get('class') or ''} {above.get('id') or ''}") is not None
        for above in (element, *element.iterancestors())
        if above.tag not in ("body", "html", "main", "article")
    )


def _announces(label: str, number: int) -> bool:
    """Whether a link's words announce this part."""
    if len(label) > _MAX_LABEL:
        return False
    named = _NAMES_PAGE.search(label)
    if named:
        return int(named["number"]) == number
    return bool(_NEXT.search(label) or _ONLY_SIGNS.match(label))


def _is_part_of_any(url: str, addresses: Sequence[str], number: int) -> bool:
    return any(_is_part_of(url, address, number) for address in addresses)


def _is_part_of(url: str, article: str, number: int) -> bool:
    """Whether `url` is the article's address with this number in it. Queries may count from nought (Drupal's do)."""
    path, query = _split(url)
    own_path, own_query = _split(article)
    if path == own_path:
        numbers, rest = _page_numbers(query)
        return rest == _page_numbers(own_query)[1] and numbers in ([number], [number - 1])
    if query != own_query:
        return False
    if own_path.partition("/")[2] == "":
        return False  # a front page
    stem = _FILE_TYPE.sub("", own_path)
    file_type = own_path[len(stem) :]
    forms = [(own_path, _IN_PATH, "")]
    if file_type:
        forms += [(stem, _BEFORE_TYPE, file_type), (stem, _IN_PATH, "")]
    for start, form, end in forms:
        found = re.fullmatch(re.escape(start) + form + re.escape(end), path, re.IGNORECASE)
        if found:
            return int(found["number"]) == number
    return False


def _asks_for_all(name: str, value: str) -> bool:
    if _WHOLE_NAME.fullmatch(name):
        return value.lower() not in ("0", "false", "no")
    is_page = _QUERY_NAME.fullmatch(name) or name.lower() in ("view", "pagewanted")
    return bool(is_page and _WHOLE_VALUE.fullmatch(value))


def _split(url: str) -> tuple[str, list[tuple[str, str]]]:
    key = urlsplit("//" + url_key(url).removeprefix("//"))
    return key.netloc + key.path, parse_qsl(key.query, keep_blank_values=True)


def _page_numbers(query: list[tuple[str, str]]) -> tuple[list[int], list[tuple[str, str]]]:
    """The page numbers in a query, and what else it has. A small number only: "?p=2895" is an article."""
    numbered = [
        (name, value)
        for name, value in query
        if _QUERY_NAME.fullmatch(name) and re.fullmatch(r"\d{1,2}", value)
    ]
    return [int(value) for _, value in numbered], [pair for pair in query if pair not in numbered]
