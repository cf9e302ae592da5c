"""What an article is about by its own markup: its tags and its section, without what systems and templates add."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from wirecopy.extract.metadata.title import title_key
from wirecopy.extract.structured.structured_data import Structured
from wirecopy.phrases import one_of
from wirecopy.phrases.no_topic import NO_TOPIC
from wirecopy.phrases.sentence import ANY_END

_MAX_TAGS = 30

# A comma without a blank behind it divides; with one it may stand within a name ("Washington, D.C.").
_TIGHT_COMMA = re.compile(r",(?=[^\s\d])|(?<!\d),(?=\d)|[;；，、]")
_COMMA = re.compile(r"[,;|；，、｜]")
_LIST = 2  # so many commas in the only tag make it a list
# "News > Sport", "news/world", "Sport | Football", "News - News", "Brasil,Notícias"; but "Crash / Unfall" is one label.
_LEVELS = re.compile(r"\s*[>»›|｜;]\s*|\s+[-–—·•:]\s+|(?<=[^\W\d]{3})/(?=[^\W\d]{3})|,(?=\S)")
_LISTED = re.compile(r",\s+")
_AND = re.compile(r"[&+]")
_MAX_NAME = 40  # characters of a section with commas in its name; chosen, not measured

# "type:story", "contentId: 15cd", "subject:crime": a field of the system, not "Star Wars: Episode IV".
_FIELD = re.compile(r"^(?P<field>[a-z][\w-]*):\s*(?P<value>\S.*)$")
_FIELDS_OF_TOPICS = frozenset(
    ("tag", "tags", "topic", "subject", "keyword", "person", "people", "place", "location", "organisation", "organization", "company")
)  # fmt: skip
# "editors_pick", "ISIN_US3453708600", "@hp-top-stories", "_commerce", "/article", "[SYNDICATED CONTENT]".
_SYSTEM = re.compile(r"\w_+\w|^[@_/\[{<]|^template-|\w://|^\W*$|^[\d\s.:/-]+$")
_NO_TOPIC = re.compile(one_of(NO_TOPIC))

_ENDS_SENTENCE = re.compile(rf"[{re.escape(ANY_END)}]$")

# The longest name among the tags of 922 gold pages has 8 words ("Národní centrála proti …"), the longest section 7.
_MAX_WORDS = 8
_MAX_CHARACTERS = 80
_SENTENCE = 5  # words; so many one after the other out of the headline are no choice of topics


def read_tags(page: Structured, title: str, names: Iterable[str]) -> tuple[str, ...]:
    """The tags of the first place that has some; `names` are those of the outlet and of the authors, which are none."""
    own = tuple(names)
    prose = (title, page.first("og:description", "description"))
    words = [value for name in ("news_keywords", "keywords") for value in page.meta.get(name, ())]
    listed = (
        page.linked.keywords,
        page.meta.get("article:tag", ()),
        [word for value in words[:1] for word in _COMMA.split(value)],
    )
    return next((tags for values in listed if (tags := topics_among(values, prose, own))), ())


def topics_among(listed: Sequence[str], prose: Sequence[str], names: Iterable[str]) -> tuple[str, ...]:
    """The topics among words that a page or feed lists as tags, as they are spelled, each once.

    `prose` are headline and description, in that order: words that repeat them in their order were made by a program.
    """
    words = _divided(listed)
    if _repeats(words, prose):
        return ()
    left_out = {_squeezed(name) for name in names}
    headline = title_key(prose[0])
    is_sentence = len(headline.split()) >= _SENTENCE
    topics: dict[str, str] = {}
    for word in map(_topic, words):
        key = word.casefold()
        is_headline = is_sentence and 2 * len(word) > len(headline) and headline in title_key(word)
        if word and key not in topics and not is_headline and _squeezed(word) not in left_out:
            topics[key] = word
    return tuple(topics.values())[:_MAX_TAGS]


def read_section(page: Structured, site_names: Iterable[str]) -> str | None:
    """The first label that names a topic, else the first at all: "Politics" of "News > Politics"."""
    sites = {_squeezed(name) for name in site_names}
    listed = (
        *page.linked.sections,
        *page.meta.get("article:section", ()),
        *page.meta.get("parsely-section", ()),
    )
    labels = [label for value in listed for label in _labels(value)]
    of_topics = (label for label in labels if not _names_none(label) and _squeezed(label) not in sites)
    return next(of_topics, next(iter(labels), None))


def _divided(listed: Sequence[str]) -> list[str]:
    if len(listed) == 1 and len(_COMMA.findall(listed[0])) >= _LIST and len(_listed(listed[0])) > 1:
        return _COMMA.split(listed[0])
    return [
        word for value in listed for word in (_TIGHT_COMMA.split(value) if _is_divided(value) else (value,))
    ]


def _is_divided(value: str) -> bool:
    return "," in value or ";" in value or not value.isascii()


def _topic(word: str) -> str:
    """The word without the marks of systems; empty when it names no topic."""
    word = word.strip().lstrip("#").strip("\"'“”„«» ")
    field = _FIELD.match(word)
    if field:
        word = field["value"] if field["field"] in _FIELDS_OF_TOPICS else ""
    return word if _is_label(word) and not _names_none(word) else ""


def _is_label(word: str) -> bool:
    is_short = len(word) <= _MAX_CHARACTERS and len(word.split()) <= _MAX_WORDS
    return bool(word) and is_short and not _SYSTEM.search(word)


def _names_none(word: str) -> bool:
    return bool(_NO_TOPIC.fullmatch(word.casefold()))


def _repeats(words: list[str], prose: Sequence[str]) -> bool:
    """Whether the words are a headline or description cut at its commas or blanks."""
    keys = title_key(" ".join(words)).split()
    if len(keys) < _SENTENCE:
        return False
    if all(len(word.split()) == 1 for word in words):
        return any(_is_in_order(keys, title_key(text).split()) for text in prose)
    joined = " ".join(keys)
    return len(words) > 1 and any(joined in title_key(text) for text in prose)


def _is_in_order(words: list[str], text: list[str]) -> bool:
    rest = iter(text)
    return all(word in rest for word in words)


def _labels(section: str) -> list[str]:
    """The labels that one statement of the section consists of; none when it is a passage of text."""
    parts = [part for level in _LEVELS.split(section) for part in _listed(level)]
    if len(section) > _MAX_CHARACTERS and _ENDS_SENTENCE.search(section):
        return []
    labels = [label for part in parts if (label := part.strip(" -–—/"))]
    return [label for label in labels if _is_label(label)] if labels and _is_label(labels[0]) else []


def _listed(words: str) -> list[str]:
    """What commas with a blank divide; "Books, Arts & Culture" is one section."""
    is_one = len(words) <= _MAX_NAME and _AND.search(words.rpartition(",")[2])
    return [words] if is_one else _LISTED.split(words)


def _squeezed(name: str) -> str:
    return title_key(name).replace(" ", "")
