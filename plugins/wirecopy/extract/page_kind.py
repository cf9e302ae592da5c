"""What a page is that is no article: a notice in the place of one, a list of articles, a comparison of versions. Pure.

Decided from the page as a whole and never from one site's markup: what it says to its visitor (`phrases.notices`), what
it calls itself, whether prose or headlines with links fill it, and whether it says anywhere that it is an article. A false alarm loses an article, so what is not clear
stays one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from wirecopy.extract.body.line_filter import columns_of
from wirecopy.extract.html_tree import Refusal
from wirecopy.extract.metadata.page_facts import PageFacts
from wirecopy.extract.metadata.title import title_key
from wirecopy.extract.structured.structured_data import Structured
from wirecopy.model import Outcome
from wirecopy.phrases import Phrases, notices, one_of
from wirecopy.phrases.sentence import SPACED_ENDS, UNSPACED_ENDS
from wirecopy.urls import absolute_url, registrable_domain

# The numbers in this file were chosen on invented pages. On the 922 gold pages no article is refused; a front page, a list of
# notices and a comparison of versions are (docs/evidence/extraction.md 9, which also has the share of unseen notices found).

_SPACE = re.compile(r"\s+")
_SENTENCES = re.compile(rf"(?<=[{re.escape(SPACED_ENDS)}])\s+|(?<=[{re.escape(UNSPACED_ENDS)}])|\n")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»\n]*)[\"”“»]")
_MIN_QUOTED = 4  # words of somebody else's; fewer are the name of a button
_IS_WORD = re.compile(r"\w")

# Of a text, in columns. So much of it is a notice.
_NOTICE = 0.5
# The same where a title or heading of the page says it as well.
_NOTICE_BY_TITLE = 0.15
# A short text is one notice; in a longer one only what stands in its first columns decides if the rest is looked at.
_SHORT = 1500
# In front of a wall stands the beginning of the article.
_TEASER = 100
# A text so short is also told by single words: so much of it speaks to its reader, so much is about one kind of notice,
# with so many different words of it; where it holds a phrase of a notice, less is enough.
_FEW_WORDS = 500
_ADDRESSED = 0.3
_OF_KIND = 0.6
_OF_KIND_WHERE_SAID = 0.3
_DIFFERENT_WORDS = 3
_REPORTED = re.compile(rf"\b{one_of(notices.REPORTED)}\b")
_ADDRESS = re.compile(rf"\b{one_of(notices.ADDRESS)}\b")
# Without any text the page is looked at; a longer one is more than a notice.
_MAX_SHOWN = 6000


@dataclass(frozen=True, slots=True)
class _Notice:
    """One kind of notice: the outcome that it comes to, and how it is told."""

    outcome: Outcome
    message: str
    says: re.Pattern[str]
    title: re.Pattern[str]
    words: re.Pattern[str]


def _notice(outcome: Outcome, message: str, says: Phrases, titles: str, words: Phrases) -> _Notice:
    title = re.compile(rf"\W*{titles}\W*")
    return _Notice(outcome, message, _said(says), title, re.compile(rf"\b{one_of(words)}\b"))


def _said(*tables: Phrases) -> re.Pattern[str]:
    # Scripts without spaces have no borders of words. Two looks behind instead of one take an eighth longer.
    return re.compile(rf"(?<![^\W\u2e80-\ufaff]){one_of(*tables)}")


_NOTICES = (
    _notice(
        Outcome.CHALLENGE,
        "a test for robots stands in place of the article",
        notices.ROBOT_CHECK,
        one_of(notices.CHALLENGE_TITLES, notices.ROBOT_TITLES),
        notices.ROBOT_WORDS,
    ),
    _notice(
        Outcome.FORBIDDEN,
        "the page says that it is not for readers of this country",
        notices.REGION_BLOCK,
        one_of(notices.REGION_TITLES),
        notices.REGION_WORDS,
    ),
    _notice(
        Outcome.NOT_FOUND,
        "the page says that there is none at this address",
        notices.NOT_FOUND,
        one_of(notices.NOT_FOUND_TITLES),
        notices.NOT_FOUND_WORDS,
    ),
    _notice(
        Outcome.CONSENT_PAGE,
        "a request to agree to cookies stands in place of the article",
        notices.CONSENT,
        one_of(notices.CONSENT_TITLES),
        notices.CONSENT_WORDS,
    ),
    _notice(
        Outcome.FORBIDDEN,
        "a registration or pay wall stands in place of the article",
        notices.WALL,
        one_of(notices.WALL_TITLES),
        notices.WALL_WORDS,
    ),
    _notice(
        Outcome.NO_TEXT,
        "a notice about the browser stands in place of the article",
        notices.BROWSER,
        one_of(notices.BROWSER_TITLES),
        notices.BROWSER_WORDS,
    ),
)
_WALL = _NOTICES[4]
# Most sentences of most pages say nothing of any: one search tells.
_ANY_NOTICE = _said(
    notices.ROBOT_CHECK,
    notices.REGION_BLOCK,
    notices.NOT_FOUND,
    notices.CONSENT,
    notices.WALL,
    notices.BROWSER,
)

_LIST = Refusal(Outcome.NOT_AN_ARTICLE, "the page lists articles: a front page, a section, links")
_NOTHING = Refusal(
    Outcome.NO_TEXT,
    "the page shows a few lines that its address and its headline do not name, and no article",
)
_DIFF = Refusal(Outcome.NOT_AN_ARTICLE, "the page compares versions of a text")


def article_of(
    text: str, facts: PageFacts, url: str, parse_again: Callable[[], HtmlElement]
) -> str | Refusal:
    """The text of the article, or what the page is instead, as an outcome and a message.

    `text` is what was taken for the article; where it is short, teasers of other articles may stand in it, which are
    left out. `parse_again` makes the tree of the page, for the few that need a look.
    """
    found = _notice_in(text, facts.structured, url, parse_again) or _single_article(
        text, facts, url, parse_again
    )
    if isinstance(found, Refusal):
        return found
    return _unknown_notice(found, facts, url, parse_again) or found


# ------------------------------------------------------------------------------------------ notices


@dataclass(frozen=True, slots=True)
class _Shares:
    """Of a text, in columns: how much of it each kind of notice is, and all of them together."""

    of: tuple[float, ...]
    together: float
    rest: float  # columns that are no notice


def _notice_in(
    text: str, page: Structured, url: str, parse_again: Callable[[], HtmlElement]
) -> Refusal | None:
    titled = _titled((page.title_tag, *page.headings))
    if not text.strip():
        text = _shown_text(parse_again())
    if len(text) <= _FEW_WORDS and columns_of(text) <= _FEW_WORDS:
        if not titled and _REPORTED.search(_folded(_unquoted(text))):
            return None
        kind = _kind_by_words(text)
        if kind is not None:
            return _refusal(kind)
    elif not titled and not _begins_as_notice(text):
        return None
    shares = _shares(text)
    best = max(range(len(_NOTICES)), key=shares.of.__getitem__)
    if shares.together >= _NOTICE and not _is_teaser_before_wall(best, shares):
        return _refusal(best)
    if len(text) > _MAX_SHOWN or not titled:
        return None
    said = [kind for kind in titled if shares.of[kind] >= _NOTICE_BY_TITLE]
    if said and len(text) <= _SHORT:
        return _refusal(said[0])
    return None if _states_article(page) else _titled_notice(titled, parse_again(), url)


def _begins_as_notice(text: str) -> bool:
    head = text[:_SHORT]
    return bool(_ANY_NOTICE.search(_folded(head))) and _shares(head).together >= _NOTICE / 2


def _titled_notice(titled: tuple[int, ...], tree: HtmlElement, url: str) -> Refusal | None:
    """A notice that only its title and a sentence tell, because lists of other articles surround it."""
    if max(_content(tree, url).runs, default=0) >= _LONGEST_TEASER:
        return None
    shown = _folded(_unquoted(_shown_text(tree)))
    said = [kind for kind in titled if _NOTICES[kind].says.search(shown)]
    return _refusal(said[0]) if said else None


def _kind_by_words(text: str) -> int | None:
    """The kind of which nearly all of a short text speaks to its reader, in words that no table of phrases has."""
    sentences = [
        _folded(sentence) for sentence in _SENTENCES.split(_unquoted(text)) if _IS_WORD.search(sentence)
    ]
    total = sum(map(len, sentences))
    addressed = sum(len(s) for s in sentences if _ADDRESS.search(s))
    if not total or addressed < _ADDRESSED * total:
        return None
    found: list[tuple[int, int]] = []
    for kind, notice in enumerate(_NOTICES):
        said = sum(len(s) for s in sentences if notice.says.search(s))
        about = sum(len(s) for s in sentences if notice.words.search(s) or notice.says.search(s))
        words = {word for s in sentences for word in notice.words.findall(s)}
        enough = _OF_KIND_WHERE_SAID * total if said else _OF_KIND * total
        is_teaser = notice is _WALL and total - about >= _TEASER
        if about >= enough and (said or len(words) >= _DIFFERENT_WORDS) and not is_teaser:
            found.append((said + about, -kind))
    return -max(found)[1] if found else None


def _refusal(kind: int) -> Refusal:
    return Refusal(_NOTICES[kind].outcome, _NOTICES[kind].message)


def _titled(titles: tuple[str, ...]) -> tuple[int, ...]:
    """The kinds of notice that a title or heading names, with or without the name of the site."""
    parts = [_folded(part) for title in titles for part in (title, *re.split(r"\s+[-–—|·:•»]+\s+", title))]
    return tuple(
        kind for kind, notice in enumerate(_NOTICES) if any(notice.title.fullmatch(part) for part in parts)
    )


def _is_teaser_before_wall(kind: int, shares: _Shares) -> bool:
    return _NOTICES[kind] is _WALL and shares.rest >= _TEASER


def _shares(text: str) -> _Shares:
    columns = [0.0] * len(_NOTICES)
    total = told = 0.0
    for sentence in _SENTENCES.split(_unquoted(text)):
        if not _IS_WORD.search(sentence):
            continue
        width = columns_of(sentence)
        total += width
        folded = _folded(sentence)
        if not _ANY_NOTICE.search(folded):
            continue
        kinds = [kind for kind, notice in enumerate(_NOTICES) if notice.says.search(folded)]
        told += width if kinds else 0
        for kind in kinds:
            columns[kind] += width
    total = max(total, 1.0)
    return _Shares(tuple(found / total for found in columns), told / total, total - told)


def _unquoted(text: str) -> str:
    return _QUOTED.sub(lambda found: " " if len(found[1].split()) >= _MIN_QUOTED else found[0], text)


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _shown_text(tree: HtmlElement) -> str:
    """What the page shows, a line for each block; only of a short page."""
    lines = [block.text for block in _blocks(tree, everywhere=True)]
    text = "\n".join(lines)
    return text if len(text) <= _MAX_SHOWN else ""


# ------------------------------------------------------------------------------------------ notices in no known words

# Columns. A notice in whatever language is short, and so is all that its page shows.
_SHORT_NOTICE = 900
_SHORT_PAGE = 1800
_MIN_LABEL = 40  # characters
_OPENING = 3  # lines of a text, of which the first may be the headline
_NAME = 3  # letters: "Ann Roe"
# An address or a number of a request: whoever refuses one names it.
_REQUEST = re.compile(
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-f]{1,4}(?::{1,2}[0-9a-f]{1,4}){4,7}\b"
    r"|\b(?=[a-z]*\d)(?=\d*[a-z])[0-9a-f]{12,}\b|\b\d{16,}\b",
    re.IGNORECASE,
)
_STATUS = re.compile(rf"(?:\w{{4,5}} )?[45]\d\d\W*(?:{one_of(notices.STATUS_REASONS)})?\W*")
_LATIN = re.compile(r"[a-z]{4,}")


def _unknown_notice(
    text: str, facts: PageFacts, url: str, parse_again: Callable[[], HtmlElement]
) -> Refusal | None:
    """A short page that says nowhere that it is an article, and whose words are not those of its headline or address."""
    if not _MIN_LABEL <= len(text) <= _SHORT_NOTICE or _has_article_facts(text, facts, url):
        return None
    tree = parse_again()
    if next(tree.iter("article", "time"), None) is not None:
        return None
    shown = "\n".join(block.text for block in _blocks(tree, everywhere=True))
    if columns_of(shown) > _SHORT_PAGE:
        return None
    titles = (facts.structured.title_tag, *facts.structured.headings)
    is_answer = any(_STATUS.fullmatch(_folded(title)) for title in titles) or bool(_REQUEST.search(shown))
    has_form = next(tree.iter("button", "input", "form"), None) is not None
    is_unnamed = not _names(text, facts.title) and (has_form or not _is_named_by_address(facts.title, url))
    is_notice = is_answer or is_unnamed or (has_form and _is_alien(titles, url))
    return _likeliest(shown) if is_notice else None


def _likeliest(shown: str) -> Refusal:
    """What a page that is no article most speaks of; an answer to one request is a refusal of it."""
    folded = _folded(shown)
    found = [len(_hits(notice, folded)) for notice in _NOTICES]
    found[0] += 2 * len(_REQUEST.findall(shown))
    best = max(range(len(found)), key=found.__getitem__)
    return _refusal(best) if found[best] else _NOTHING


def _hits(notice: _Notice, folded: str) -> set[str]:
    return {match.group() for pattern in (notice.says, notice.words) for match in pattern.finditer(folded)}


def _has_article_facts(text: str, facts: PageFacts, url: str) -> bool:
    """Whether the page states any fact of an article. A date that it only shows may be that of the request."""
    opening = (facts.title, *text.split("\n")[:_OPENING])
    if facts.bylines or facts.shown_byline or facts.lead or _states_article(facts.structured):
        return True
    return facts.published is not None and any(_is_named_by_address(line, url) for line in opening)


def _is_alien(titles: tuple[str, ...], url: str) -> bool:
    """Whether the address names an article, and no title or heading has a word of it."""
    address = set(_LATIN.findall(title_key(unquote(urlsplit(url).path).replace("-", " ").replace("_", " "))))
    named = set(_LATIN.findall(" ".join(map(title_key, titles))))
    return len(address) >= _NAMED and bool(named) and not address & named


def _names(text: str, title: str) -> bool:
    """Whether a text has a word of the headline, beside the headline itself."""
    key = title_key(title)
    said = " ".join(line for line in text.split("\n") if title_key(line) != key).casefold()
    return any(word in said for word in _words_of(title, _NAME))


# Vowel signs of Indian scripts are no letters to `re`: without them a word of Hindi falls apart.
_WORD = re.compile("[\\w\u0900-\u0dff]+")
# Hebrew, Arabic and the scripts of India write vowels as marks or not at all: their words have fewer letters.
_DENSE = re.compile("[\u0590-\u0dff]")
_WIDE_RUN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ufaff]{2,}")


def _words_of(text: str, letters: int) -> set[str]:
    """The words of so many letters; pairs of characters where a script does not part words."""
    text = text.casefold()
    words = {
        word
        for word in _WORD.findall(text)
        if len(word) >= (_NAME if _DENSE.search(word) else letters) and not _WIDE_RUN.search(word)
    }
    words.update(first + second for run in _WIDE_RUN.findall(text) for first, second in pairwise(run))
    return words


# ------------------------------------------------------------------------------------------ lists

_MIN_HEADLINES = 5
_HEADLINE = 20  # columns; a shorter link is a label
_LINKED = 0.7  # of a block that is a link
_PROSE = 60  # columns; a shorter block is a label
# Columns between two headlines of a list. A teaser is shorter, an article longer.
_LONGEST_TEASER = 500
_MIN_TEASERS = 3
_SENTENCE = 200  # columns
_PARAGRAPH = 250  # columns; a longer line is no teaser

_BLOCKS = {
    *("p", "li", "ul", "ol", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"),
    *("div", "article", "section", "main", "header", "figcaption", "body"),
}
_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "iframe", "button", "select", "textarea")
)
# A form is not among them: some systems put one around the whole page.
_AROUND = frozenset(("nav", "footer", "aside", "header"))
_TYPES_OF_LISTS = ("", "website", "site", "blog", "object", "profile", "webpage")  # og:type
# Of the words of a headline; that of a section has fewer, and teasers name fewer by chance.
_MIN_WORDS = 3
_MIN_NAMED = 2
# Of a text whose headline it does not name, on a page without teasers. The opening of a list has fewer.
_MIN_SENTENCES = 3
_MIN_SENTENCE = 25  # columns; shorter ones are calls to read on
_LONGEST_OPENING = 120  # columns of a list's own words
# Of the prose beside links so much has a word of its link, which no more paragraphs than these have.
_TEASED = 0.5
_MAX_TOLD = 2
_MOST_ASKED = 50  # links; each is compared with all prose
_LONG_WORD = 4  # letters
_NAMED = 3  # long words of a headline
_DIFF_PLACE = re.compile(r"(?:^|[?&;/])(?:diff|oldid|compare|revisions?|rev\d*)(?:[=/&]|$)")
_DIFF_CLASS = re.compile(r"(?:^|[\s_-])diff(?:[\s_-]|$)")
_DIFF_TITLE = re.compile(rf"(?:.*\W)?{one_of(notices.DIFF_TITLES)}\W*")
_DIFF_MARK = re.compile(rf"(?:[+−–-]$|{one_of(notices.DIFF_MARKS)}\b)")
_MIN_DIFF_ELEMENTS = 3


@dataclass(slots=True)
class _Block:
    """The text of one block without that of the blocks within, how much of it is a link, and where that leads."""

    text: str
    linked: int
    href: str
    opening: int = 0  # characters of the link that it begins with
    goes_on: bool = False  # whether the sentence of that link does not end with it
    holder: HtmlElement | None = None  # of its first text


def _single_article(
    text: str, facts: PageFacts, url: str, parse_again: Callable[[], HtmlElement]
) -> str | Refusal:
    place = urlsplit(url)
    may_be_diff = _DIFF_PLACE.search(place.query or place.path) or _is_diff_title(facts.structured)
    if may_be_diff and _compares(parse_again()):
        return _DIFF
    is_article = _states_article(facts.structured) or _is_named_by_address(facts.title, url)
    if (is_article and not _is_front(url)) or _has_paragraphs(text):
        return text
    tree = parse_again()
    if not _is_list(_content(tree, url)):
        return text
    return (
        _LIST
        if _is_front(url)
        else _without_teasers(text, facts.title, _beside_links(tree, url, facts.title))
    )


def _without_teasers(text: str, title: str, beside: _BesideLinks) -> str | Refusal:
    """The lines that belong to no link, if they are an article: they name its headline or are all prose of the page."""
    if beside.is_title_linked:
        return _LIST
    key = title_key(title)
    lines = [line for line in text.split("\n") if title_key(line) not in beside.keys]
    own = [line for line in lines if columns_of(line) >= _PROSE and not _is_wording(title_key(line), key)]
    said = " ".join(own)
    sentences = sum(columns_of(sentence) >= _MIN_SENTENCE for sentence in _SENTENCES.split(said))
    words = _words_of(title, _LONG_WORD)
    named = _named(words, said)
    if beside.holds_teasers and len(lines) < len(text.split("\n")):
        # The opening of a list names its title too: a title of few words, in short sentences.
        may_be_story = len(words) > _MIN_WORDS and columns_of(said) >= _LONGEST_OPENING
        is_story = may_be_story and named >= (_MIN_NAMED if sentences > 1 else _MIN_NAMED + 1)
    else:
        is_story = len(words) >= _MIN_WORDS and named >= _MIN_NAMED
    if is_story or (sentences >= _MIN_SENTENCES and beside.with_prose < _MIN_TEASERS):
        return "\n".join(lines)
    return _LIST


@dataclass(frozen=True, slots=True)
class _BesideLinks:
    """What belongs to links to other pages, as keys of lines, and whether the page's own headline is such a link."""

    keys: frozenset[str]
    with_prose: int  # links
    holds_teasers: bool
    is_title_linked: bool


@dataclass(slots=True)
class _Headline:
    """A link to another page, the prose directly above it, and that below it up to the next."""

    link: _Block
    above: str
    below: list[_Block] = field(default_factory=list)


def _beside_links(tree: HtmlElement, url: str, title: str) -> _BesideLinks:
    """The links, and their teasers: the prose on that side of them where it has words of theirs.

    Where most of it has none, an article names other articles between its paragraphs.
    """
    headlines, prose, is_title_linked = _headlines(tree, url, title)
    with_prose = [headline for headline in headlines if headline.above or headline.below]
    above: list[bool] = []
    below: list[bool] = []
    for headline in with_prose[:_MOST_ASKED]:
        words = _words_of(headline.link.text, _LONG_WORD) - _words_of(title, _LONG_WORD)
        # A word of many paragraphs is one of the page's subject.
        words = {word for word in words if sum(word in text for text in prose) <= _MAX_TOLD}
        if headline.above:
            above.append(bool(_named(words, headline.above)))
        if headline.below:
            first = headline.below[0]
            below.append(bool(_named(words, first.text)) or _share_card(headline.link, first))
    keys = {title_key(headline.link.text) for headline in headlines}
    are_above, are_below = (
        len(with_prose) >= _MIN_TEASERS and bool(told) and sum(told) >= _TEASED * len(told)
        for told in (above, below)
    )
    if are_below:
        keys.update(title_key(block.text) for headline in with_prose for block in headline.below)
    elif are_above:
        keys.update(title_key(headline.above) for headline in with_prose)
    return _BesideLinks(frozenset(keys), len(with_prose), are_above or are_below, is_title_linked)


def _headlines(tree: HtmlElement, url: str, title: str) -> tuple[list[_Headline], list[str], bool]:
    """The links to other pages, all prose of the page, and whether the page's own headline is only found as a link."""
    key = title_key(title)
    headlines: list[_Headline] = []
    prose: list[str] = []
    titles: list[bool] = []
    current: _Headline | None = None
    above = ""
    for block in _blocks(tree, everywhere=True):
        width = columns_of(block.text)
        target = _target(block, url) if _is_headline(block, width) else ""
        if _is_wording(title_key(block.text), key):
            titles.append(bool(target))
            current, above = None, ""
        elif target:
            current, above = _Headline(block, above), ""
            headlines.append(current)
        elif width >= _PROSE:
            prose.append(block.text.casefold())
            above = block.text
            if current is not None:
                current.below.append(block)
        else:
            above = ""
    return headlines, prose, bool(titles) and all(titles)


def _share_card(link: _Block, prose: _Block) -> bool:
    """Whether an element holds both and no other link that is a headline."""
    above = [] if link.holder is None else [link.holder, *link.holder.iterancestors()]
    around = () if prose.holder is None else (prose.holder, *prose.holder.iterancestors())
    card = next((element for element in around if element in above), None)
    if card is None:
        return False
    targets = {a.get("href") for a in card.iter("a") if columns_of(a.text_content()) >= _HEADLINE}
    return targets <= {link.href}


def _is_wording(line: str, title: str) -> bool:
    """Whether keys are of one headline; one of them may stand beside the name of the site."""
    return line == title or (len(line.split()) >= _MIN_WORDS and f" {line} " in f" {title} ")


def _named(words: set[str], text: str) -> int:
    text = text.casefold()
    return sum(word in text for word in words)


def _is_list(content: _Content) -> bool:
    """Many headlines with teasers, or with no more text than a sentence: beside one paragraph they may be a sidebar."""
    longest = max(content.runs, default=0)
    are_teasers = len(content.runs) >= _MIN_TEASERS and longest < _LONGEST_TEASER
    return content.headlines >= _MIN_HEADLINES and (are_teasers or longest < _SENTENCE)


def _has_paragraphs(text: str) -> bool:
    """Whether the text is longer than a teaser without its short lines, wherever on the page it stands."""
    widths = map(columns_of, text.split("\n"))
    return sum(width for width in widths if width >= _PARAGRAPH) >= _LONGEST_TEASER


def _states_article(page: Structured) -> bool:
    """Whether the page says that it is one article; structured data may describe one of those that it lists."""
    if page.first("og:type").lower() not in _TYPES_OF_LISTS:
        return True
    if page.first("article:published_time", "datepublished", "pubdate", "dc.date.issued", "parsely-pub-date"):
        return True
    headline = title_key(page.linked.headline)
    titles = [title_key(title) for title in (page.title_tag, page.first("og:title"), *page.headings)]
    return bool(headline and page.linked.published and any(headline in title for title in titles))


def _is_named_by_address(title: str, url: str) -> bool:
    """Whether the address holds words of the headline; that of a section holds one or two."""
    address = set(title_key(unquote(urlsplit(url).path).replace("-", " ").replace("_", " ")).split())
    return len(address & {word for word in title_key(title).split() if len(word) >= _LONG_WORD}) >= _NAMED


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query


def _is_diff_title(page: Structured) -> bool:
    return any(_DIFF_TITLE.fullmatch(_folded(title)) for title in (page.title_tag, *page.headings))


def _compares(tree: HtmlElement) -> bool:
    """Whether elements are marked as old and new: by <ins> and <del>, by their classes, or by what they say."""
    found = 0
    for element in tree.iter("ins", "del", "td", "th", "tr", "table", "div", "span", "p"):
        found += element.tag in ("ins", "del") or bool(_DIFF_CLASS.search(element.get("class") or ""))
        found += bool(_DIFF_MARK.match((element.text or "").strip().lower()))
        if found >= _MIN_DIFF_ELEMENTS:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Content:
    """What fills a page: how many headlines lead to other pages of the site, and the columns of prose between them."""

    headlines: int
    runs: tuple[int, ...]


def _content(tree: HtmlElement, url: str) -> _Content:
    headlines: set[str] = set()
    runs: list[int] = [0]
    for block in _blocks(tree):
        width = columns_of(block.text)
        target = _target(block, url) if _is_headline(block, width) else ""
        if target:
            headlines.add(target)
            runs.append(0)
        elif width >= _PROSE:
            runs[-1] += width
    return _Content(len(headlines), tuple(filter(None, runs)))


def _is_headline(block: _Block, width: int) -> bool:
    """A block that is a link, or begins with one that a teaser follows."""
    if block.linked >= _LINKED * len(block.text):
        return width >= _HEADLINE
    return block.opening >= _HEADLINE and not block.goes_on and width - block.opening <= _SENTENCE


def _target(block: _Block, url: str) -> str:
    """The page of the same site that a block leads to; empty for its own and for others."""
    target = absolute_url(url, block.href) if block.href else None
    if not target or registrable_domain(target) != registrable_domain(url):
        return ""
    place = target.partition("#")[0]
    return "" if place == url.partition("#")[0] or _is_front(place) else place


def _blocks(tree: HtmlElement, *, everywhere: bool = False) -> Iterator[_Block]:
    """The blocks of the page in its order; what surrounds the content only if asked for."""
    unseen = _UNSEEN if everywhere else _UNSEEN | _AROUND
    body = tree.find("body") if tree.tag == "html" else tree
    block = _Block("", 0, "")
    for text, href, is_new, holder in _texts(body if body is not None else tree, unseen):
        if is_new and block.text:
            yield _tidy(block)
            block = _Block("", 0, "")
        if block.holder is None:
            block.holder = holder
        if href and not block.text:
            block.opening = len(text.strip())
        elif block.opening and len(block.text.strip()) == block.opening:
            block.goes_on = text.lstrip()[:1].islower()
        block.text += text
        if href:
            block.linked += len(text.strip())
            block.href = block.href or href
    if block.text:
        yield _tidy(block)


def _tidy(block: _Block) -> _Block:
    return replace(block, text=_SPACE.sub(" ", block.text).strip())


def _texts(element: HtmlElement, unseen: frozenset[str]) -> Iterator[tuple[str, str, bool, HtmlElement]]:
    """Pieces of text, the link that each stands in, whether a block begins or ends before it, and what holds it."""
    is_new = True
    stack: list[tuple[HtmlElement, str, bool]] = [(element, "", False)]
    while stack:
        node, href, is_tail = stack.pop()
        if is_tail:
            is_new = is_new or node.tag in _BLOCKS or node.tag == "br"
            text, holder = node.tail, node.getparent()
        elif not isinstance(node.tag, str) or node.tag in unseen:
            continue
        else:
            is_new = is_new or node.tag in _BLOCKS
            href = (node.get("href") or "") if node.tag == "a" else href
            for child in reversed(node):
                stack += [(child, href, True), (child, href, False)]
            text, holder = node.text, node
        if text and not text.isspace():
            yield text, href, is_new, holder
            is_new = False
