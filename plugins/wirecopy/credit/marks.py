"""Which wire service some words name: the marks of config/wire_services.yaml, made ready for matching."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from wirecopy.model import Role, WireService
from wirecopy.phrases import one_of
from wirecopy.phrases.newsroom import OFFICES, POSTS, SEVERAL
from wirecopy.urls import registrable_domain

# "Ani" is a first name and "pa" a word, "ANI" and "PA" are agencies: marks this short count only as written.
_EXACT_UP_TO = 4

# Words that a company or a newsroom puts around its own name.
_COMPANY_END = re.compile(
    r"(?:,?\s+(?:LLC|Inc|Ltd|Limited|GmbH|AG|S\.?A|L\.?P|Corp|Company|Co|plc)\.?)+$", re.IGNORECASE
)
_OFFICE = re.compile(
    rf"(?:[\w-]+ ){{0,3}}{one_of(POSTS, SEVERAL, OFFICES)}(?: {one_of(POSTS, SEVERAL)})?", re.IGNORECASE
)
_ARTICLE = re.compile(r"^the\s+(?=\S+\s|[A-Z]{2,5}\b)", re.IGNORECASE)
_OFFICE_WORDS = 5  # chosen, not measured
# Structured data may hold a whole text where a name should stand. Chosen, not measured.
_LONGEST_NAME = 200  # characters


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a set of services. Made by `marks_of`, which keeps the last few."""

    names: dict[str, WireService]  # by exact or, for the longer ones, case-folded mark
    bylines: dict[str, WireService]
    openings: frozenset[str]  # the first words of `bylines`, case-folded
    signs: dict[str, WireService]  # dateline marks, keyed likewise
    pictures: dict[str, WireService]  # every mark and name, those of picture agencies too
    domains: dict[str, WireService]
    # Case-folded byline marks that may end a name without a comma.
    endings: tuple[tuple[str, WireService], ...]
    ending_words: tuple[str, ...]  # the marks of `endings` alone
    tails: tuple[tuple[str, WireService], ...]
    url_sections: tuple[tuple[str, WireService], ...]
    dateline: re.Pattern[str] | None  # one or more dateline marks joined by "/", "," or "="

    def named(self, words: str) -> WireService | None:
        """The service that is called `words`, whatever company form or article stands around the name."""
        if len(words) > _LONGEST_NAME:
            return None
        words = _COMPANY_END.sub("", words.strip(" .,;:\"'“”")).strip(" .,")
        return _look_up(self.names, words) or _look_up(self.names, _without_article(words))

    def credited(self, words: str) -> WireService | None:
        """The service that a part of a byline names: "AP", "Reuters Staff", "AP Sports Writer"."""
        return _look_up(self.bylines, _without_article(words.strip(" .,;:"))) or self.employing(words)

    def employing(self, words: str) -> WireService | None:
        """The service that a desk or post belongs to: "AP National Security Writer", but not "AP" alone."""
        parts = _without_article(words.strip(" .,;:")).split()
        if not parts or parts[0].casefold() not in self.openings:  # most names
            return None
        for number in range(len(parts) - 1, max(len(parts) - 1 - _OFFICE_WORDS, 0), -1):
            service = _look_up(self.bylines, " ".join(parts[:number]))
            if service and _OFFICE.fullmatch(" ".join(parts[number:])):
                return service
        return None

    def signed(self, words: str) -> WireService | None:
        """The service that a dateline mark or a bare sign-off stands for."""
        words = words.strip()
        return _look_up(self.signs, words) or _look_up(self.bylines, _without_article(words))

    def pictured(self, words: str) -> WireService | None:
        """The service that a part of a picture's credit names."""
        return _look_up(self.pictures, words.strip()) or _look_up(self.pictures, _without_article(words))

    def of_address(self, url_or_host: str) -> WireService | None:
        """The service that owns this site."""
        return self.domains.get(registrable_domain(url_or_host)) if url_or_host else None


def is_company(name: str) -> bool:
    """Whether a name ends as those of companies do: "Harbour Press LLC"."""
    return bool(_COMPANY_END.search(name))


def role_of(service: WireService) -> Role:
    """What being named means: a distributor passes on what others wrote."""
    return Role.DISTRIBUTOR if service.distributor else Role.ORIGINATOR


@lru_cache(maxsize=8)
def marks_of(services: tuple[WireService, ...]) -> Marks:
    """Index the services. Where two claim one mark, the first in the file has it."""
    pictures = _index(
        (mark, service)
        for service in services
        for mark in (service.name, *service.bylines, *service.datelines)
    )
    services = tuple(service for service in services if not service.picture_agency)  # they write no texts
    signs = _index((mark, service) for service in services for mark in service.datelines)
    bylines = _index(
        (_without_article(mark), service) for service in services for mark in (service.name, *service.bylines)
    )
    pairs = [(mark, service) for service in services for mark in service.bylines]
    may_end = ((mark.casefold(), service) for mark, service in pairs if _may_end_a_name(mark))
    endings = tuple(sorted(may_end, key=lambda pair: -len(pair[0])))
    byline_marks = _index((_without_article(mark), service) for mark, service in pairs)
    return Marks(
        names={**signs, **bylines},
        bylines=byline_marks,
        openings=frozenset(mark.split()[0].casefold() for mark in byline_marks),
        signs=signs,
        pictures=pictures,
        domains={registrable_domain(d): service for service in reversed(services) for d in service.domains},
        endings=endings,
        ending_words=tuple(mark for mark, _ in endings),
        tails=tuple((phrase.casefold(), service) for service in services for phrase in service.tails),
        url_sections=tuple((part, service) for service in services for part in service.url_sections),
        dateline=_dateline_pattern([mark for service in services for mark in service.datelines]),
    )


def _index(pairs: Iterable[tuple[str, WireService]]) -> dict[str, WireService]:
    index: dict[str, WireService] = {}
    for mark, service in pairs:
        index.setdefault(_key(mark), service)
    return index


def _look_up(index: dict[str, WireService], words: str) -> WireService | None:
    return index.get(_key(words))


def _key(mark: str) -> str:
    return mark if len(mark) <= _EXACT_UP_TO else mark.casefold()


def _without_article(words: str) -> str:
    """ "The Guardian" keeps its article: one word alone is a word, or the name of somebody else's paper."""
    return _ARTICLE.sub("", words) if words[:3].lower() == "the" else words


def _may_end_a_name(mark: str) -> bool:
    """ "ROBERT BURNS Associated Press" ends in a mark; "Maria Lusa" does not, so one word must be long."""
    return " " in mark or len(mark) >= 6


def _dateline_pattern(marks: list[str]) -> re.Pattern[str] | None:
    if not marks:
        return None
    longest_first = sorted(marks, key=len, reverse=True)
    one = "|".join(
        re.escape(mark) if len(mark) <= _EXACT_UP_TO else f"(?i:{re.escape(mark)})" for mark in longest_first
    )
    return re.compile(rf"(?:{one})(?:\s*[/,=&+]\s*(?:{one}))*")
