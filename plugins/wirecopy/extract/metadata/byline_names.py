"""Whom a byline names: its people, and apart from them the organisations; degrees, posts, places and days are neither.

Takes what stands in fields and lines that name authors ("By Ann Roe, PhD, and Bo Lee in Oslo", "Roe, Ann",
"staff and agencies") and knows nothing of where it was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from wirecopy.credit.marks import is_company
from wirecopy.extract.structured.json_ld import Author
from wirecopy.phrases import one_of, pattern_of, spellings
from wirecopy.phrases.between_names import AND, AND_LOWER, ARTICLES, FOR, FROM, IN, ON, PARTICLES
from wirecopy.phrases.by import AUTHOR, BY, NOT_WRITTEN, OPENS_HEADLINES, SERIES, WITHIN, WRITTEN
from wirecopy.phrases.dated import PUBLISHED, UPDATED
from wirecopy.phrases.helped import WITH
from wirecopy.phrases.months import WEEKDAYS, month_names
from wirecopy.phrases.newsroom import (
    BEFORE_OUTLETS,
    FILED_FROM,
    NEWSROOM,
    ORGANISATION,
    ORGANISATION_ENDS,
    OUTLET_ENDS,
    POSTS,
    RANKS,
    SEVERAL,
)
from wirecopy.phrases.no_name import BEHIND_NAME, NO_NAME
from wirecopy.phrases.photo import CREDIT, PHOTO
from wirecopy.phrases.places import PLACES, TOWN_ENDS

MOST_CHARACTERS = 50  # of a person's name; chosen, not measured, like those below
_MAX_NAME = 80  # characters
_MAX_FIELD = 1000  # characters of a byline in the data; the longest on 400 development pages has 91
_MAX_AUTHORS = 20  # a list that is longer is the masthead
_MAX_WORDS = 6  # of a name, particles not counted

_UNSPACED = r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
INTRODUCED = re.compile(
    rf"^(?:{one_of(BY, AUTHOR)}(?:\s*[:：／＝]\s*|\b\s+|/(?={_UNSPACED}))|"
    rf"{one_of(POSTS, languages=('zh', 'ja'))}\s*(?={_UNSPACED}))",
    re.IGNORECASE,
)
_CAPITAL_BY = pattern_of(
    word.capitalize() for word in spellings(BY, without=OPENS_HEADLINES) if " " not in word
)
_SECTION_BEFORE = re.compile(rf"^(?:\S+\s){{1,3}}{_CAPITAL_BY}\s+(?=[^\W\d_])")  # "Capital Von Ann Roe"

_LINKS = re.compile(r"</(?:a|li|p|div)\s*>\s*(?=<(?:a|li|p|div)\b)|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_ADDRESS = re.compile(r"<?\S*[^\s@]@[^\s@]+\.\S+|(?<!\S)@\w+|https?:\S+|\bwww\.\S+|\bmailto:\S*")
# "Ann RoePublished", "Ann RoeMarch": elements without a blank between them.
_GLUED = re.compile(
    rf"(?<=[a-zß-öø-ÿ])(?={pattern_of(word.capitalize() for word in {*spellings(PUBLISHED, UPDATED, POSTS, RANKS), *month_names('en', 'de', 'fr', 'es')} if len(word) > 3)}(?![a-z]))"
)
# "Ann RoeHarbour Herald"; a single word is as often a brand of its own, "HarbourNews".
_GLUED_PARTY = re.compile(
    rf"(?<![^\W\d_])([A-ZÀ-Þ]\S* \S*[a-zß-öø-ÿ])(?=[A-Z]{{3,}}\b|{pattern_of(word.capitalize() for word in spellings(ORGANISATION, OUTLET_ENDS, languages=('en',)) if ' ' not in word and len(word) > 3)}\b)"
)
_IN_BRACKETS = re.compile(r"^\s*\[([^\[\]]+)\]\s*$")  # all of it: "[안로 기자]"
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

# Names that one of these letters joins have two words each ("Ann Roe y Bo Lee"): "José Ortega y Gasset" is one man.
_LETTERS = sorted(word for word in spellings(AND) if len(word) == 1)
_AND = pattern_of(spellings(AND) - set(_LETTERS))
_AND_LOWER = pattern_of({*_LETTERS, *spellings(AND_LOWER)})
_BETWEEN = re.compile(
    rf"\s*(?:[;|•·\n、，／]|\s[-–—/]\s|\s&\s|,\s*(?:{_AND}\s+)?(?!\w\b)|"
    rf"(?<!\bvon)\s{_AND}\s(?!{one_of(PARTICLES)}\b))\s*",
    re.IGNORECASE,
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_JOINED = re.compile(rf"(?<=\s)({_CAPITAL}\S*)\s(?:{_AND_LOWER})\s(?={_CAPITAL}\S*\s{_CAPITAL})")

# What a person is, not who.
TITLES = re.compile(rf"\b{one_of(POSTS, RANKS, SEVERAL, PUBLISHED, UPDATED)}(?!\w)", re.IGNORECASE)
_TITLES_BEFORE = re.compile(
    rf"^(?:(?:{one_of(POSTS, RANKS, SEVERAL, without=BEFORE_OUTLETS)}|{_AND}|{one_of(FOR)})[\s:]+)+(?=(?-i:[^\W\d_a-zß-öø-ÿ])\S*\s\S)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|filho|neto|júnior)\.?$", re.IGNORECASE)
_DEGREE_WORD = (
    r"(?:ph\.?\s?d|m\.?\s?d|d\.?\s?o|dds|dvm|pharm\.?d|psy\.?d|ed\.?d|j\.?d|ll\.?[bm]|m\.?s\.?w?|m\.?sc|b\.?sc|b\.?s|b\.?a|m\.?a|"
    r"m\.?p\.?h|mba|rdn?|rn|cpa|cfa|cfp|esq|esquire|obe|mbe|cbe|qc|kc|mp|frcp|frs|dr\.?\s?(?:med|phil|rer\.?\s?nat|iur|jur|ing|"
    r"theol|h\.?\s?c)\.?(?:\s?(?:habil|dent|univ))?|prof\.?\s?dr|dipl\.?-?\s?\w+|mag|msc|bsc|llm|lic|phdr|mudr|ing|ph\.?d\.?c|[A-Z]{2,6}®)\.?"
)
_DEGREE = re.compile(rf"^{_DEGREE_WORD}$", re.IGNORECASE)
_DEGREES_BEHIND = re.compile(
    r"(?:[\s,]+(?:Ph\.?\s?D|M\.\s?D|MD|M\.?Sc|MSc|BSc|MBA|MPH|RDN?|RN|JD|J\.D|LLM|Esq|CPA|CFA|CFP|OBE|MBE|CBE)\.?)+$"
)
# An editor's: "ar", "ar/bl", "red."
_INITIALS = re.compile(r"^(?:[a-zà-ž]{1,3}(?:/[a-zà-ž]{1,4})*|(?:[A-Z]\.?){1,2})\.?$")
_FILED_FROM = re.compile(rf"(?:{one_of(FILED_FROM)})$")
_CAPITALS = re.compile(r"^[A-Z®]{2,6}$")  # "FAND", "NDR", "MÜNCHEN" is a place

_DAY = pattern_of({*" ".join(WEEKDAYS.values()).split()})
_MONTH = pattern_of({*month_names()})
_DATE_WORD = re.compile(rf"^(?:{_DAY}|{_MONTH}|\d.*|[ap]\.?m|\W+)\.?,?$", re.IGNORECASE)
_DATED = re.compile(rf"\s+(?:{_DAY}|{_MONTH}(?=\W*(?:\d|$)))\b.*$|\s+\d.*$", re.IGNORECASE)
# "Ann Roe in Oslo", "ANN ROE FOR MAILONLINE", "Ann Roe on Monday", "Ann Roe of Harbour Herald".
_LEADS_ON = re.compile(
    rf"\s+{one_of(WITH)}\s.*$|\s+{one_of(IN, FOR, FROM)}\s+(?:{one_of(ARTICLES)}\s+)?(?=[^\W\d_a-z]).*$"
)
_LEADS_ON_CAPITAL = re.compile(
    rf"\s+(?:{pattern_of(word.title() for word in spellings(FOR, languages=('en',)))}|{pattern_of(word.upper() for word in spellings(FOR, IN, languages=('en',)))})\s+\S.*$"
)
_FOR_OUTLET = re.compile(rf"\s+{pattern_of(BEFORE_OUTLETS)}\s.*$", re.IGNORECASE)
_FOR_ALONE = re.compile(rf"^(?:{one_of(FOR)}|{pattern_of(BEFORE_OUTLETS)})\s", re.IGNORECASE)
_OPENS_ASIDE = re.compile(rf"^(?:{one_of(IN, FOR, WITH)}|{pattern_of(BEFORE_OUTLETS)})\s", re.IGNORECASE)
# "Special to the Harbour Post by Ann Roe", "Updated by Ann Roe": no name holds these words.
_LED_BY = re.compile(rf"^(?P<lead>[^\s,;|/][^,;|/]{{0,60}}?\s){one_of(WITHIN)}:?\s+(?=\S)", re.IGNORECASE)
_WRITTEN = re.compile(rf"^{one_of(WRITTEN)}\b", re.IGNORECASE)
_NOT_WRITTEN = re.compile(rf"\b{one_of(NOT_WRITTEN)}\b", re.IGNORECASE)
_LABEL = re.compile(r"^[^:：,;|/\d]{2,40}[:：]\s*(?=\S)")
_SERIES = re.compile(rf"['’]s?\s+{one_of(SERIES)}$", re.IGNORECASE)
_TWICE = re.compile(r"^(\S+(?: \S+){1,3}) \1(?!\S)")  # the portrait's name and the link's
_BEHIND_NAME = re.compile(rf"\s+{one_of(BEHIND_NAME)}\W*$", re.IGNORECASE)
# "Photos by Bo Lee": who took the pictures did not write.
_PICTURED = re.compile(rf"^{one_of(PHOTO, CREDIT)}\s*(?:[:：/]|{one_of(BY)}\b)", re.IGNORECASE)
# Behind a name in Korean, Japanese or Chinese the post needs no blank.
_POST_JOINED = re.compile(rf"(?<={_UNSPACED})\s*(?:{one_of(POSTS, languages=('ko', 'ja', 'zh'))})$")
_UNSPACED_NAME = re.compile(rf"^{_UNSPACED}{{2,4}}\s*{one_of(POSTS, languages=('ko', 'ja', 'zh'))}$")
_POST_BEHIND = re.compile(rf"\s+(?:{one_of(RANKS)}\s+)*{one_of(POSTS)}$", re.IGNORECASE)
_ON_DAY = re.compile(rf"\s+{one_of(ON)}\s+(?:{_DAY}|{_MONTH}|\d).*$|\s+{one_of(ON)}$", re.IGNORECASE)

_OUTLET_JOINTS = frozenset("|-–—·•/")
_OUTLET_END = re.compile(rf"\s{one_of(OUTLET_ENDS)}$", re.IGNORECASE)
NOT_A_NAME = re.compile(
    r"//|https?:|www\.|@|\d{3,}|[<>{}=\\]|^\W*$|facebook|twitter|instagram", re.IGNORECASE
)
_NO_NAMES = spellings(NO_NAME)
_PLACES = spellings(PLACES)
_TOWN_ENDS = spellings(TOWN_ENDS)
_NEWSROOMS = frozenset(re.sub(r"\W", "", name) for name in spellings(NEWSROOM))
_ARTICLE = re.compile(rf"^{one_of(ARTICLES)}\s+", re.IGNORECASE)
# "The Local"; the articles of other languages begin names of people as well, "Le Van An".
_THE = re.compile(
    rf"^(?:{one_of(ARTICLES, languages=('en',))}|{one_of(ARTICLES, languages=('de',))})\s", re.IGNORECASE
)
# Behind the outlet's name: "Harbour Gazette Staff".
_HOUSE_ENDS = frozenset(
    {"", "com", *(re.sub(r"\W", "", word) for word in spellings(NEWSROOM, ORGANISATION, SEVERAL))}
)
_LABELS = frozenset({*_NO_NAMES, *_NEWSROOMS})  # no word of them is part of a person's name
_ORGANISATION = re.compile(
    rf"(?<!\w)(?:{one_of(ORGANISATION, NEWSROOM, SEVERAL)})(?!\w)|\w-?{one_of(ORGANISATION_ENDS)}s?\b",
    re.IGNORECASE,
)
_UNSPACED_ORGANISATION = re.compile(rf"(?:{one_of(ORGANISATION, NEWSROOM, languages=('ja', 'zh', 'ko'))})")
_DOMAIN = re.compile(r"^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|[a-z]{2})$", re.IGNORECASE)
_OTHER_WORD = re.compile(r"^[a-zß-öø-ÿ]{2,}$")
_NAME_WORD = re.compile(r"^(?:[^\W\d_][\w.'’-]*|[a-z]{1,3})$")
_PARTICLE = re.compile(rf"^{one_of(PARTICLES)}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BylineNames:
    """Single names, each once, in order."""

    people: tuple[str, ...]
    organisations: tuple[str, ...]


def read_names(bylines: Iterable[Author], site_names: Iterable[str] = ()) -> BylineNames:
    """The people and the organisations of some bylines; `site_names` are names and domain of the outlet."""
    sites = {name_key(name) for name in site_names} - {""}
    people: list[str] = []
    organisations: list[str] = []
    for byline in bylines:
        line = readable(byline.name)
        if byline.is_site_owner and is_person(line):
            people.append(line)
            continue
        names, outlets = ((), ()) if byline.is_organisation else _split(line)
        is_one_party = byline.is_organisation or is_house(line, sites)
        if is_one_party or (names and all(is_organisation(name, sites) for name in names)):
            organisations.append(line)
            continue
        for name in names:
            (organisations if is_organisation(name, sites) else people).append(name)
        organisations += outlets
    return BylineNames(
        _each_once(name for name in people if not _is_place(name))[:_MAX_AUTHORS],
        _each_once(name for name in organisations if is_name(name))[:_MAX_AUTHORS],
    )


def readable(words: str) -> str:
    """A byline without markup, addresses, handles, brackets and the "By" before it."""
    words = _IN_BRACKETS.sub(r"\1", unescape(words[:_MAX_FIELD]))
    if "<" in words:
        words = _TAG.sub(" ", _LINKS.sub(", ", words))
    words = re.sub(
        r"\([^)]*\)|\[[^\]]*\]|（[^）]*）", " ", _ADDRESS.sub(" ", _INVISIBLE.sub("", _GLUED.sub(" ", words)))
    )
    words = _GLUED_PARTY.sub(r"\1 | ", " ".join(words.split()))
    line = words.strip(" ,;|•·-–—/【】［］")
    return _SECTION_BEFORE.sub("", INTRODUCED.sub("", line))


def split_names(byline: str) -> list[str]:
    """The names of one byline, organisations among them: "By Ann Roe and Bo Lee, Senior Reporter" gives two."""
    names, outlets = _split(byline)
    return [*names, *outlets]


@lru_cache(maxsize=256)
def _split(byline: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names, and apart from them what only its place tells from one: "Harbour Post" in "Ann Roe | Harbour Post".

    The last are kept, because a page's byline is read for each of the sources that may name it.
    """
    line = _without_lead(readable(byline))
    turned = [_turned_round(_DEGREES_BEHIND.sub("", part)) for part in re.split(rf"\s*;\s*|\s{_AND}\s", line)]
    if all(turned):
        return tuple(name for name in turned if name), ()
    names: list[str] = []
    outlets: list[str] = []
    for joint, part in _parts(line):
        part = INTRODUCED.sub("", part.strip(" ,:*|-–—/+&\"'“”").lstrip(".")).strip()
        if names and _SUFFIX.match(part):
            names[-1] += f" {part}" if part.isupper() else f" {part.rstrip('.')}."
            continue
        if _DEGREE.match(part) or _PICTURED.match(part) or _names_no_writer(part):
            continue
        if _FOR_ALONE.match(part) or (names and _OPENS_ASIDE.match(part)):
            continue
        part = _without_lead(_without_employer(part))
        if names and joint in _OUTLET_JOINTS and _OUTLET_END.search(part):
            outlets.append(part)
        elif not (names and _is_aside(joint, part, names)):
            name = _without_asides(part)
            if is_name(name):
                names.append(name)
    return tuple(names), tuple(outlets)


def _names_no_writer(part: str) -> bool:
    """ "Edited by Ann Roe", "Mitarbeit: Ann Roe", "台北報導"."""
    label = _LABEL.match(part) or _LED_BY.match(part)
    words = label[0] if label else ""
    return bool(_FILED_FROM.search(part)) or (bool(_NOT_WRITTEN.match(words)) and not _WRITTEN.match(words))


def _without_lead(line: str) -> str:
    """The names behind "Analysis: ", "Updated by " and "Special to the Harbour Post by "; "Ann Roe" of "Ann Roe's column"."""
    line = _SERIES.sub("", line)
    led = None if _PICTURED.match(line) else _LED_BY.match(line)
    if led and (not _NOT_WRITTEN.search(led["lead"]) or _WRITTEN.match(led["lead"])):
        line = line[led.end() :]
    label = _LABEL.match(line)
    if label is None or _PICTURED.match(line) or _names_no_writer(line):
        return line
    before = label[0].strip(" :：").rpartition(" ")[0]  # "Ann Roe Photo: Bo Lee"
    return before if _is_plain_name(before) or is_person(before) else line[label.end() :]


def _without_employer(part: str) -> str:
    """ "Ann Roe" of "Ann Roe For The Harbour Post" and "Ann Roe Special to the Harbour Post"."""
    for employer in (_FOR_OUTLET, _LEADS_ON_CAPITAL):
        found = employer.search(part)
        if found and _is_plain_name(part[: found.start()]):
            return part[: found.start()].strip(" ,")
    return part


def is_person(name: str) -> bool:
    """Two to five words that could be a name; two to six characters in a script without spaces."""
    words = name.split()
    if not 2 <= len(words) <= 5:
        return bool(re.fullmatch(rf"{_UNSPACED}{{2,6}}", name)) and not _UNSPACED_ORGANISATION.search(name)
    capitals = sum(word[0].isupper() for word in words)
    return (
        len(name) <= MOST_CHARACTERS
        and all(_NAME_WORD.match(word) for word in words)
        and not any(_OTHER_WORD.match(word) and not _PARTICLE.match(word) for word in words)
        and (capitals >= 2 or (not name.isascii() and capitals == 0 and name.lower() == name.upper()))
        and not _LABELS & {word.casefold() for word in words}
        and not TITLES.search(name)
        and not _is_place(name)
        and not is_organisation(name, set())
    )


def is_organisation(name: str, sites: set[str]) -> bool:
    """Whether it is the outlet, its newsroom, or another organisation; `sites` are the outlet's names as `name_key` has them."""
    if is_house(name, sites) or _THE.match(name):
        return True
    if " " not in name:
        return bool(_DOMAIN.match(name) or _UNSPACED_ORGANISATION.search(name) or _ORGANISATION.search(name))
    # "Ann Roe, Daily Herald" is two parties, of which only the second is one.
    rest = _POST_BEHIND.sub("", name)
    if rest != name and _is_plain_name(rest):
        return False  # "Ann Roe Staff Writer", not "Gazette staff reporter"
    if rest != name and _CAPITALS.match(rest):
        return True  # "HT Correspondent"
    is_named_so = bool(_ORGANISATION.search(name)) or is_company(name)
    return is_named_so and not any(map(_is_plain_name, _BETWEEN.split(name)))


def is_house(name: str, sites: set[str]) -> bool:
    """Whether it is the outlet or its newsroom."""
    key = name_key(name)
    squeezed = re.sub(r"\W", "", name.casefold())
    if key in sites or squeezed in _NEWSROOMS:
        return True
    if not sites:
        return False
    own = {re.sub(r"\W", "", _ARTICLE.sub("", site)) for site in sites}
    bare = re.sub(r"\W", "", _ARTICLE.sub("", name.casefold()))
    if own & {bare, squeezed}:
        return True
    return any(len(site) > 3 and bare.startswith(site) and bare[len(site) :] in _HOUSE_ENDS for site in own)


def _is_plain_name(part: str) -> bool:
    words = [word for word in part.split() if not _PARTICLE.match(word)]
    is_name_of_person = 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
    return is_name_of_person and not (_ORGANISATION.search(part) or is_company(part))


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """What stands between the joints, each with the joint before it."""
    start, joint = 0, ""
    line = _JOINED.sub(r"\1; ", line)
    for found in (*_BETWEEN.finditer(line), None):
        first, *others = _divided(line[start : found.start() if found else None])
        yield joint, first
        yield from (("/", other) for other in others)
        if found:
            start, joint = found.end(), found[0].strip()


def _divided(part: str) -> list[str]:
    """ "Ann Roe/Bo Lee" is two; "Wirtschaft/Verkehr" and initials, "Ann Roe /bl", are one."""
    first, *others = part.split("/")
    if others and _is_plain_name(first.strip()):
        return [first, *(other for other in others if other.strip() and not _INITIALS.match(other.strip()))]
    return [part]


def _turned_round(line: str) -> str | None:
    """ "Ann Roe" for "Roe, Ann" and "van der Roe, Ann B."; None for other lines."""
    family, comma, given = (part.strip() for part in line.partition(","))
    if not comma or not given or "," in given:
        return None
    words = [word for word in family.split() if not _PARTICLE.match(word)]
    first, *more = given.split()
    is_given = len(more) < 2 and all(
        len(word.strip(".")) == 1 or word[0].isupper() for word in (first, *more)
    )
    others = {name_key(family), name_key(given), *map(str.casefold, given.split())}
    if (
        len(words) != 1
        or not words[0][0].isupper()
        or not is_given
        or _SUFFIX.match(given)
        or _DEGREE.match(given)
        or _CAPITALS.match(given)
        or others & (_PLACES | _LABELS)
        or not all(map(_NAME_WORD.match, (*family.split(), first, *more)))
        or TITLES.search(given)
        or _DATE_WORD.match(given)
        or _DATE_WORD.match(family)
        or is_organisation(given, set())
        or is_organisation(family, set())
    ):
        return None
    return f"{given} {family}"


def _is_aside(joint: str, part: str, names: list[str]) -> bool:
    """Whether it says something about the name before it: a post, a degree, a town."""
    if is_organisation(part, set()):
        return False
    if TITLES.search(part) and not (_TITLES_BEFORE.match(part) or _UNSPACED_NAME.match(part)):
        return True
    is_listed = bool(re.search(r"[,|•·/–—-]", joint)) and not re.search(r"\w", joint)
    is_one_word = " " not in part and not re.search(_UNSPACED, part)
    return (is_listed and is_one_word and " " in names[-1]) or (
        is_listed and part[:1].islower() and " " in part
    )


def _without_asides(part: str) -> str:
    """ "Ann Roe Senior Reporter in Oslo" is Ann Roe, and so is "Senior Reporter Ann Roe"."""
    name = _TWICE.sub(r"\1", _TITLES_BEFORE.sub("", part))
    for aside in (_ON_DAY, _LEADS_ON, _LEADS_ON_CAPITAL, _DATED, _BEHIND_NAME, _DEGREES_BEHIND):
        found = aside.search(name)
        if found and len(name[: found.start()].split()) >= 2:
            name = name[: found.start()].strip(" ,")
    found = TITLES.search(name)
    if found and found.start() and not is_organisation(name, set()):
        before, after = name[: found.start()].strip(" ,-–—"), name[found.end() :].strip(" ,-–—")
        # "De nuestra corresponsal Ann Roe", "Harbour Post reporter Ann Roe"
        if _is_plain_name(after) and (not _is_plain_name(before) or found[0].islower()):
            name = after
        elif len(before.split()) >= 2:
            name = before
    return _without_other_words(_POST_JOINED.sub("", name))


def _without_other_words(name: str) -> str:
    """The name without what a sentence goes on with: "Ann Roe covers ferries"; nothing where words alone stand.

    Names are written with capitals; small words of them are short, or particles.
    """
    words = name.split()
    if not any(word[0].isupper() for word in words) or is_organisation(name, set()):
        return name
    other = next(
        (n for n, word in enumerate(words) if _OTHER_WORD.match(word) and not _PARTICLE.match(word)), None
    )
    if other is not None and not _is_plain_name(" ".join(words[:other])):
        return ""
    words = words[:other]
    while len(words) > 1 and words[-1].islower() and words[-1].isascii():
        words.pop()
    return " ".join(words)


def is_name(name: str) -> bool:
    folded = name.casefold().strip(" .")
    if not 1 < len(name) <= _MAX_NAME or NOT_A_NAME.search(name) or folded in _NO_NAMES:
        return False
    if all(map(_DATE_WORD.match, name.split())) or re.search(r"(?<!\S)\d+(?::\d\d)?(?!\S)", name):
        return False
    if (_DEGREE.match(name) and name.casefold() != name) or (_INITIALS.match(name) and name.islower()):
        return False
    is_post = TITLES.match(name) and not is_organisation(name, set())
    return not is_post and len([word for word in name.split() if not _PARTICLE.match(word)]) <= _MAX_WORDS


def _is_place(name: str) -> bool:
    words = name.casefold().strip(" .").split()
    return " ".join(words) in _PLACES or (len(words) > 1 and words[-1] in _TOWN_ENDS)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    """The first spelling of each, but "Ann Roe" rather than "ANN ROE"."""
    found: dict[str, str] = {}
    for name in names:
        known = found.get(name_key(name))
        found[name_key(name)] = name if known is None or (known.isupper() and not name.isupper()) else known
    return tuple(found.values())


def name_key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
