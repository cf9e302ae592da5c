"""The credit of a credit line: a line that was written to give it, and how far it is believed."""

from __future__ import annotations

from wirecopy.model import Credit, CreditSource, Role

CONFIDENCE = 0.95  # the line was written to say it
HINT_CONFIDENCE = 0.6  # the line says who helped, or names a party that no list knows


def line_credit(role: Role, party: str, line: str, confidence: float = CONFIDENCE) -> Credit:
    """A credit with the line as its evidence."""
    return Credit(role, party, line.strip(), CreditSource.TAIL, confidence)
