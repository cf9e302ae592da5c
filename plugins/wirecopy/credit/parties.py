"""The names of parties: what the list of services gives to each spelling, and which agency an outlet is itself."""

from __future__ import annotations

from collections.abc import Iterator

from wirecopy.credit.marks import is_company, marks_of
from wirecopy.model import WireService


def spellings_of(services: tuple[WireService, ...]) -> Iterator[tuple[str, str]]:
    """(spelling, name) of all services. Of two with one spelling the first counts, and text before pictures.

    A company that holds the rights keeps its own name ("Bloomberg L.P."), as in `attribution`.
    """
    for service in sorted(services, key=lambda service: service.picture_agency):
        for spelling in (service.name, *service.bylines, *service.datelines, *service.domains):
            if not is_company(spelling):
                yield spelling, service.name


def agency_at(domain: str, services: tuple[WireService, ...]) -> str | None:
    """The name of the agency that owns a site: CNN for cnn.com and edition.cnn.com."""
    service = marks_of(services).of_address(domain)
    return service.name if service else None
