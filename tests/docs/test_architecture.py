"""docs/architecture.md lists stages, rooms and the way of one entry as they are."""

from __future__ import annotations

import re
import tomllib

from tests.docs.pages import DOCS, code_rows, in_code_style, rows
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
    listed = [(int(layer), room.strip("`")) for layer, room, _ in rows(PAGE, "Rooms")]
    checked = [(i, room) for i, layer in enumerate(LAYERS, start=1) for room in layer.split(" | ")]
    assert listed == checked


def test_the_steps_of_one_entry_name_what_stands_in_their_file() -> None:
    for _, file, functions, _ in rows(PAGE, "One entry, from feed to view"):
        path = (PAGE.parent / file.partition("](")[2].rstrip(")")).resolve()
        for function in in_code_style(functions):
            defined = rf"^\s*(?:(?:async )?def |class |create or replace view )?{re.escape(function)}\b"
            assert re.search(defined, path.read_text(encoding="utf-8"), re.MULTILINE), f"{file}: {function}"
