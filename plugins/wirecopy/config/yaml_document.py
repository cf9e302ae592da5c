"""Reads a YAML document with the line of every value, so that all mistakes are reported together.

PyYAML's loaders stop at the first error and forget the lines, but its composed nodes keep them. This module turns nodes
into plain values and collects the mistakes. It knows nothing about outlets or agencies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from wirecopy.errors import ConfigError

_TAG = "tag:yaml.org,2002:"
# How YAML 1.1 reads some words without quotes: `no` and `NO` are false, `12` is a number, `2026-01-01` a date.
_READ_AS = {
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "null": "nothing",
    "timestamp": "a date",
}


def read_text(path: Path) -> str:
    """The text of a configuration file, with or without a byte order mark.

    Raises:
        ConfigError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{display_path(path)}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{display_path(path)}: is not UTF-8 text (byte {error.start})") from None


def display_path(path: Path) -> str:
    """The path as a person types it: relative if it is below the working directory."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


class YamlDocument:
    """One YAML text and the mistakes found in it so far.

    Every method that reads takes a node. If the node is wrong, it reports the mistake and returns None or an empty
    value, so that the caller can read on. `check` then raises all mistakes together.
    """

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self._mistakes: list[tuple[int, str]] = []
        self.root = self._compose(text)

    def report(self, node: Node, mistake: str) -> None:
        """Note a mistake at the node's line."""
        self._mistakes.append((line_of(node), mistake))

    def check(self) -> None:
        """Report all mistakes.

        Raises:
            ConfigError: one line for every mistake, in the order of the file.
        """
        if self._mistakes:
            # A set, because a YAML alias repeats a node and its mistake.
            lines = sorted(set(self._mistakes))
            raise ConfigError("\n".join(f"{self.name}:{line}: {mistake}" for line, mistake in lines))

    def items(self, key: str) -> list[Node]:
        """The items of the list that is the document's only content, under `key`."""
        if self.root is None:
            return []
        fields = self.mapping(self.root, "the file", required=(key,))
        return self.sequence(fields[key], key) if key in fields else []

    def mapping(
        self, node: Node, what: str, required: Sequence[str], optional: Sequence[str] = ()
    ) -> dict[str, Node]:
        """The fields of a mapping by key, known keys only. Reports unknown, repeated and missing keys."""
        known = (*required, *optional)
        if not isinstance(node, MappingNode):
            self.report(node, f"{what} must have the keys {', '.join(known)}")
            return {}
        fields: dict[str, Node] = {}
        for key_node, value in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
            if key not in known:
                self.report(key_node, f'unknown key "{key}"; {what} may have {", ".join(known)}')
            elif key in fields:
                self.report(key_node, f'the key "{key}" stands here twice')
            fields.setdefault(key, value)
        missing = [key for key in required if key not in fields]
        if missing:
            self.report(node, f"{what} lacks {', '.join(missing)}")
        return fields

    def sequence(self, node: Node, what: str) -> list[Node]:
        """The items of a list."""
        if isinstance(node, SequenceNode):
            return list(node.value)
        # A key without a value is meant as an empty list.
        if not _is_nothing(node):
            self.report(node, f"{what} must be a list: lines that begin with a dash")
        return []

    def text(self, node: Node, what: str) -> str | None:
        """A word or phrase without surrounding space. Reports a word that YAML reads as something else."""
        if not isinstance(node, ScalarNode):
            self.report(node, f"{what} must be a word or phrase")
            return None
        value = str(node.value).strip()
        if not value:
            self.report(node, f"{what} is empty")
            return None
        if re.search(r"[\x00-\x1f\x7f]", value):
            self.report(node, f"{what} holds a line break or control character: {value!r}")
            return None
        read_as = _READ_AS.get(node.tag.removeprefix(_TAG))
        if read_as:
            self.report(node, f'{what}: YAML reads {value} as {read_as}; write it in quotes: "{value}"')
            return None
        return value

    def texts(self, node: Node, what: str) -> tuple[str, ...]:
        """A list of words or phrases."""
        values = (self.text(item, f"an item of {what}") for item in self.sequence(node, what))
        return tuple(value for value in values if value is not None)

    def flag(self, node: Node, what: str) -> bool:
        """true or false."""
        if isinstance(node, ScalarNode) and node.tag == f"{_TAG}bool":
            return bool(yaml.safe_load(node.value))
        self.report(node, f"{what} must be true or false")
        return False

    def _compose(self, text: str) -> Node | None:
        try:
            # Composing builds no objects: SafeLoader only decides what a word without quotes means.
            return yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            problem = f"holds a character that no text file has ({error.reason})"
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            problem = f"is not YAML: {error.problem or error.context}"
        except RecursionError:
            line, problem = 1, "is nested too deeply"
        raise ConfigError(f"{self.name}:{line}: {problem}") from None


def line_of(node: Node) -> int:
    """The line a node begins on, counted from 1."""
    return int(node.start_mark.line) + 1


def _is_nothing(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.tag == f"{_TAG}null"
