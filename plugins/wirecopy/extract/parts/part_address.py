"""What addresses say about the parts of an article: the article's own with another page number, or with "all"."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from wirecopy.urls import url_key

# How sites call a page, in addresses and in labels.
PAGE_WORDS = (
    "p|pg|pag|page|pages|paged|pageno|page_?num|page_?number|page_?no|seite|pagina|página|paginas|sida|side|sivu|"
    "strana|strona|sayfa|stranica|oldal|halaman|pack|npack"
)
# What stands between the article's address and the number: "/2", "/page/2", "/seite-2", "-2.html", "-p2.html",
# ",nPack,2". A bare "-2" without a file type is another article of the same words (WordPress numbers its slugs so).
_IN_PATH = rf"(?:/(?:(?:{PAGE_WORDS})[/_,=-]?)?|[-_,.](?:{PAGE_WORDS})[-_,]?)(?P<number>\d{{1,4}})"
_BEFORE_TYPE = rf"(?:[-_,./]|[-_,./](?:{PAGE_WORDS})[-_,]?)(?P<number>\d{{1,4}})"
_FILE_TYPE = re.compile(r"\.(?:html?|php|aspx?|shtml|cfm|jsp)$")
_QUERY_NAME = re.compile(rf"(?:{PAGE_WORDS})", re.IGNORECASE)

# The whole article at one address.
_WHOLE_VALUE = re.compile(r"all|alles|full|single|komplett|todo|tout", re.IGNORECASE)
_WHOLE_NAME = re.compile(r"(?:show|view)[_-]?all|single[_-]?page|one[_-]?page|full[_-]?page", re.IGNORECASE)
_WHOLE_PATH = re.compile(
    rf"/(?:(?:(?:{PAGE_WORDS})[-/_]?)?(?:all|full|komplett)|komplettansicht|single-?page|one-?page|full-?page|view-?all)/?$",
    re.IGNORECASE,
)


def is_whole(url: str) -> bool:
    """Whether an address looks like one that shows all parts at once."""
    parts = urlsplit(url)
    return bool(_WHOLE_PATH.search(parts.path)) or any(
        _asks_for_all(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True)
    )


def stem_of(url: str) -> str:
    """The path without file type: what the addresses of all parts have in common."""
    return _FILE_TYPE.sub("", urlsplit(url).path.rstrip("/"))


def is_part_of(url: str, article: str, number: int) -> bool:
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
