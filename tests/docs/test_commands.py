"""docs/commands.md lists every command with all its options and arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from tests.docs.pages import DOCS, GUIDES, code_rows
from wirecopy.cli import cli

ROWS = {row[0]: " ".join(row) for row in code_rows(DOCS / "commands.md")}
SHARED = {"--verbose", "--help"}  # every command has them; the page says so once


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """All that can be run, under the words that run it."""
    for name, command in group.commands.items():
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


COMMANDS = dict(commands(cli, "wirecopy"))


def name_of(row: str) -> str:
    """The words before the first option or argument: `wirecopy feeds check` of `wirecopy feeds check URL`."""
    return " ".join(re.match(r"[a-z]+(?: [a-z][a-z-]*)*", row)[0].split())  # type: ignore[index]  # a row begins so


def test_every_command_has_one_row_and_every_row_is_a_command() -> None:
    assert sorted(map(name_of, ROWS)) == sorted(COMMANDS)


def test_a_row_names_all_options_and_arguments() -> None:
    for row, text in ROWS.items():
        for parameter in COMMANDS[name_of(row)].params:
            names = {max(parameter.opts, key=len)} - SHARED
            if isinstance(parameter, click.Argument):
                names = {(parameter.metavar or parameter.human_readable_name).upper()}
            assert all(name in text for name in names), f"{row}: {names}"


def test_pages_call_no_command_that_is_not_there() -> None:
    known = {name.removeprefix("wirecopy ").split()[0] for name in COMMANDS}
    for page in GUIDES:
        code = re.findall(r"`[^`\n]+`|^ {4}.+$", page.read_text(encoding="utf-8"), re.MULTILINE)
        for word in re.findall(r"(?:^|[`/ ])wirecopy (?:-\w+ )*([a-z][a-z-]*)", "\n".join(code)):
            assert word in known, f"{page.name}: wirecopy {word}"
