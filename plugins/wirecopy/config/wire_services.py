"""Reads config/wire_services.yaml: the agencies and the marks by which their copy is known.

    services:
      - name: Harbor Press
        domains: [harborpress.example]
        datelines: [HP]
        doubtful: [HP]
        regions: [Harbor Province]
        bylines: [Harbor Press]
        tails: [Copyright Harbor Press]
        url_sections: [/hp-wire/]
        distributor: false
        press_release: false
        picture_agency: false

Only `name` is required. `wirecopy.model.WireService` says what the marks mean.
"""

from __future__ import annotations

from dataclasses import fields as dataclass_fields
from functools import lru_cache
from pathlib import Path

from yaml import Node

from wirecopy.config.yaml_document import YamlDocument, display_path, line_of, read_text
from wirecopy.errors import ConfigError
from wirecopy.model import WireService

_OPTIONAL = tuple(field.name for field in dataclass_fields(WireService) if field.name != "name")


def load_wire_services(path: Path) -> tuple[WireService, ...]:
    """Read the file of wire services; returns them in its order.

    Raises:
        ConfigError: one line for every mistake in the file.
    """
    return parse_wire_services(read_text(path), display_path(path))


# Two stages of each run read the file, which takes 70 ms.
@lru_cache(maxsize=2)
def parse_wire_services(text: str, name: str) -> tuple[WireService, ...]:
    """Read the text of such a file. `name` is put before the line number of every mistake.

    Raises:
        ConfigError: one line for every mistake in the text.
    """
    document = YamlDocument(text, name)
    services: list[WireService] = []
    lines: dict[str, int] = {}
    for item in document.items("services"):
        service = _read_service(document, item)
        if service.name in lines:
            document.report(item, f'name: "{service.name}" already stands in line {lines[service.name]}')
        elif service.name:
            lines[service.name] = line_of(item)
        services.append(service)
    document.check()
    if not services:
        raise ConfigError(f"{name}: lists no service")
    return tuple(services)


def _read_service(document: YamlDocument, item: Node) -> WireService:
    fields = document.mapping(item, "a service", required=("name",), optional=_OPTIONAL)

    def texts(key: str) -> tuple[str, ...]:
        return document.texts(fields[key], key) if key in fields else ()

    def flag(key: str) -> bool:
        return key in fields and document.flag(fields[key], key)

    return WireService(
        name=(document.text(fields["name"], "name") if "name" in fields else None) or "",
        domains=texts("domains"),
        datelines=texts("datelines"),
        doubtful=texts("doubtful"),
        regions=texts("regions"),
        bylines=texts("bylines"),
        tails=texts("tails"),
        url_sections=texts("url_sections"),
        distributor=flag("distributor"),
        press_release=flag("press_release"),
        picture_agency=flag("picture_agency"),
    )
