"""What addresses say about the origin: a canonical link to another site, a path kept for an agency, the outlet itself."""

from __future__ import annotations

import re
from itertools import takewhile
from urllib.parse import urlsplit

from wirecopy.credit.marks import Marks, role_of
from wirecopy.model import Credit, CreditSource, Role
from wirecopy.urls import registrable_domain

CANONICAL_CONFIDENCE = 0.7  # a known agency
FOREIGN_CONFIDENCE = 0.4  # any other site: sister titles of one publisher link to each other as well
URL_CONFIDENCE = 0.5  # sections are reused: "/ap-" also opens "/ap-biology"
_SHARED = 8  # characters in which two addresses of one house agree; chosen, not measured
OUTLET_CONFIDENCE = 0.8  # an agency's own site also carries other agencies' copy


def read_addresses(url: str, canonical_url: str | None, marks: Marks) -> list[Credit]:
    """Credits from the two addresses of an article, at most one of each kind."""
    found = [_canonical(url, canonical_url, marks), _section(url, marks), _outlet(url, marks)]
    return [credit for credit in found if credit]


def squeezed(name: str) -> str:
    """A name as its owner's address would have it: "The Harbour Herald" is harbourherald."""
    return re.sub(r"^the|\W", "", name.casefold())


def _canonical(url: str, canonical_url: str | None, marks: Marks) -> Credit | None:
    if not canonical_url:
        return None
    domain = registrable_domain(canonical_url)
    if not domain or "." not in domain or domain == registrable_domain(url):
        return None
    service = marks.of_address(domain)
    if service is None and _is_renamed(domain, registrable_domain(url)):
        return None
    if service is None:
        return Credit(Role.ORIGINATOR, domain, canonical_url, CreditSource.CANONICAL, FOREIGN_CONFIDENCE)
    return Credit(role_of(service), service.name, canonical_url, CreditSource.CANONICAL, CANONICAL_CONFIDENCE)


def _is_renamed(domain: str, other: str) -> bool:
    """One house under two addresses: "harbour.example" and "harbour.test", "old-institute.example" and "new-institute.example"."""
    one, two = domain.partition(".")[0], other.partition(".")[0]
    return one == two or max(_shared_start(one, two), _shared_start(one[::-1], two[::-1])) >= _SHARED


def _shared_start(one: str, two: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def _section(url: str, marks: Marks) -> Credit | None:
    path = urlsplit(url).path.lower() if "//" in url else ""
    for part, service in marks.url_sections:
        if part.lower() in path:
            return Credit(role_of(service), service.name, part, CreditSource.URL, URL_CONFIDENCE)
    return None


def _outlet(url: str, marks: Marks) -> Credit | None:
    service = marks.of_address(url)
    if service is None:
        return None
    domain = registrable_domain(url)
    return Credit(role_of(service), service.name, domain, CreditSource.OUTLET, OUTLET_CONFIDENCE)
