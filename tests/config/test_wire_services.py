"""What a person who edits config/wire_services.yaml gets back."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirecopy.config import load_wire_services, parse_wire_services
from wirecopy.errors import ConfigError
from wirecopy.model import WireService
from wirecopy.settings import ROOT

HARBOR_PRESS = """\
services:
  - name: Harbor Press
    domains: [harborpress.example]
    datelines: [HP]
    bylines: [Harbor Press]
    tails: ["Copyright Harbor Press"]
    url_sections: [/hp-wire/]
    distributor: true
"""


def mistakes(text: str) -> list[str]:
    """The lines of the error, which must be raised."""
    with pytest.raises(ConfigError) as error:
        parse_wire_services(text, "wire_services.yaml")
    return str(error.value).splitlines()


def test_a_service_is_read_with_its_marks() -> None:
    assert parse_wire_services(HARBOR_PRESS, "wire_services.yaml") == (
        WireService(
            name="Harbor Press",
            domains=("harborpress.example",),
            datelines=("HP",),
            bylines=("Harbor Press",),
            tails=("Copyright Harbor Press",),
            url_sections=("/hp-wire/",),
            distributor=True,
            press_release=False,
        ),
    )


def test_every_mistake_is_reported_at_once_in_the_order_of_the_file() -> None:
    text = HARBOR_PRESS.replace("[HP]", "HP").replace("true", "often")
    text += "  - datelines: [NO]\n    dateline: NTB\n  - name: Harbor Press\n"

    assert mistakes(text) == [
        "wire_services.yaml:4: datelines must be a list: lines that begin with a dash",
        "wire_services.yaml:8: distributor must be true or false",
        "wire_services.yaml:9: a service lacks name",
        "wire_services.yaml:9: an item of datelines: YAML reads NO as true or false; "
        'write it in quotes: "NO"',
        'wire_services.yaml:10: unknown key "dateline"; a service may have name, domains, datelines, doubtful, regions, '
        "bylines, tails, url_sections, distributor, press_release, picture_agency",
        'wire_services.yaml:11: name: "Harbor Press" already stands in line 2',
    ]


def test_a_file_without_services_is_refused() -> None:
    assert mistakes("services:\n") == ["wire_services.yaml: lists no service"]


def test_a_missing_file_is_one_line_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"/none\.yaml: cannot be read: No such file or directory$"):
        load_wire_services(tmp_path / "none.yaml")


def test_the_services_that_come_with_wirecopy_are_valid() -> None:
    names = {service.name for service in load_wire_services(ROOT / "config" / "wire_services.yaml")}

    assert {"Associated Press", "Reuters"} <= names
