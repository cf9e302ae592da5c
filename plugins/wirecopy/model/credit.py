"""Who wrote a text and who passed it on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a credited party did for the text."""

    ORIGINATOR = "originator"
    DISTRIBUTOR = "distributor"
    CONTRIBUTOR = "contributor"
    RIGHTS_HOLDER = "rights_holder"
    PHOTOGRAPHER = "photographer"  # of its pictures: the person, or the agency that provided them


class CreditSource(StrEnum):
    """Where a credit was read, the strongest evidence first."""

    STRUCTURED = "structured"  # JSON-LD, meta tags
    TAIL = "tail"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"  # below or beside a picture
    CANONICAL = "canonical"  # rel=canonical names another outlet
    URL = "url"
    OUTLET = "outlet"  # the outlet is itself the agency


@dataclass(frozen=True, slots=True)
class Credit:
    """One credited party, with the words that prove it."""

    role: Role
    party: str
    evidence: str
    source: CreditSource
    confidence: float  # 0..1


@dataclass(frozen=True, slots=True)
class WireService:
    """An agency and the marks by which its copy is known (config/wire_services.yaml).

    `datelines` stand in brackets or slashes after the place ("AP", "Reuters"). Those that are `doubtful` ("PA" is a
    state as well) count only beside another sign of the service, and so do all behind the name of one of its `regions`
    ("AP" behind towns of Andhra Pradesh). `bylines` follow a person's name or stand
    alone. `tails` are phrases of the closing lines. A `distributor` passes on other newsrooms' copy (Tribune Content
    Agency) and writes none. A `picture_agency` is credited for pictures only.
    """

    name: str
    domains: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    url_sections: tuple[str, ...] = ()
    distributor: bool = False
    press_release: bool = False
    picture_agency: bool = False

    # All marks of all services would be hashed for every page, which takes .1 ms.
    def __hash__(self) -> int:
        return hash(self.name)
