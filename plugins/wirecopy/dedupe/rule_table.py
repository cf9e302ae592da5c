"""A decision as a table that reads from top to bottom: named rules, of which the first that holds decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from wirecopy.model import Ground, Relation

Asked = TypeVar("Asked")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Asked]):
    """One line of the table. `why` ends the sentence "they are, or are not, the same text, because …"."""

    name: str
    holds: Callable[[Asked], bool]
    relation: Relation
    ground: Ground
    why: str


def first_that_holds(rules: Iterable[Rule[Asked]], asked: Asked) -> Rule[Asked] | None:
    return next((rule for rule in rules if rule.holds(asked)), None)
