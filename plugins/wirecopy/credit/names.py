"""Which people and services a list of names holds: "James Davey and Alex Fraser in London, and Ana Roe in Turnberry, Scotland"."""

from __future__ import annotations

import re

from wirecopy.credit.marks import Marks
from wirecopy.phrases import one_of, spellings
from wirecopy.phrases.between_names import AND, IN
from wirecopy.phrases.by import BY
from wirecopy.phrases.helped import WITH, WORKED_BY
from wirecopy.phrases.newsroom import POSTS, SEVERAL
from wirecopy.phrases.places import PLACES

_AND = one_of(AND)
_BETWEEN = re.compile(rf"\s*(?:,\s*{_AND}\s|[;,&]|\s{_AND}\s)\s*", re.IGNORECASE)
_PLACE = re.compile(rf"\s+{one_of(IN)}\s+\S.*$")
_TASK = re.compile(
    rf"^(?:{one_of(WORKED_BY, BY, WITH)}|also|staff writers?|(?:\S+\s+){{0,3}}?{one_of(POSTS, SEVERAL)})\s+",
    re.IGNORECASE,
)
_OWNER = re.compile(r"^.{2,40}?[’']s?\s+(?=[A-ZÀ-Þ])")  # "CNN's", "Fox News’ "

# A person has two to five words that begin with a capital; "al", "de", "van" may stand between.
_PERSON = re.compile(
    r"^(?!The\s)[A-ZÀ-ÞĀ-Ž][\w.'’-]*(?:\s+(?:[a-zà-ÿ']{1,4}|[A-ZÀ-ÞĀ-Ž][\w.'’-]*)){0,3}\s+[A-ZÀ-ÞĀ-Ž][\w.'’-]+$"
)

_REGIONS = spellings(PLACES)


def read_names(words: str, marks: Marks) -> tuple[list[str], list[str]]:
    """The people and the services that a list of contributors names, each in order and once."""
    people: list[str] = []
    services: list[str] = []
    for part in _BETWEEN.split(words.strip(" .()")):
        service = marks.credited(part.strip())
        if service:
            services.append(service.name)
            continue
        person = _person(part.strip(" .()"))
        people += [person] if person else []
    return list(dict.fromkeys(people)), list(dict.fromkeys(services))


def is_person(words: str) -> bool:
    """Whether words could be the name of a person, and are no region."""
    return bool(_PERSON.match(words)) and words.casefold() not in _REGIONS


def _person(part: str) -> str | None:
    name = _PLACE.sub("", _TASK.sub("", _OWNER.sub("", part))).strip(" .,")
    if name.casefold() in _REGIONS or not _PERSON.match(name):
        return None
    return name
