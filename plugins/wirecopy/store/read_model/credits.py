"""Credits with the words that prove them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirecopy.model import CreditSource, Role
from wirecopy.store.read_model.reader import Reader


@dataclass(frozen=True, slots=True)
class CreditEvidence:
    """One credit, with the words that prove it and the article that has them."""

    outlet: str
    url: str
    role: Role
    party: str
    evidence: str
    source: CreditSource
    confidence: float


def read_credits(reader: Reader, article_ids: Sequence[int]) -> tuple[CreditEvidence, ...]:
    """The credits of some articles."""
    return tuple(reader.rows(CreditEvidence, "read_model/credits", article_ids=list(article_ids)))
