"""docs/architecture.md lists the stages and the rooms as they are."""

from __future__ import annotations

import re
import tomllib

from tests.docs.pages import DOCS, code_rows
from wirecopy.model import Stage
from wirecopy.settings import ROOT

PAGE = DOCS / "architecture.md"
LAYERS = next(
    contract["layers"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    if contract["name"] == "rooms are layered"
)


def test_every_stage_has_a_row_in_their_order() -> None:
    assert [row[0] for row in code_rows(PAGE, "Stages")] == list(Stage)


def test_the_row_of_a_stage_links_its_module() -> None:
    for row in code_rows(PAGE, "Stages"):
        assert re.search(r"\(\.\./plugins/wirecopy/stages/\w+\.py\)", " ".join(row)), row


def test_the_rooms_stand_in_the_layers_that_the_build_checks() -> None:
    listed = [re.findall(r"`(\w+)`", row[0]) for row in code_rows_of_layers()]
    assert listed == [layer.split(" | ") for layer in LAYERS]


def code_rows_of_layers() -> list[list[str]]:
    from tests.docs.pages import rows

    return rows(PAGE, "Rooms")
