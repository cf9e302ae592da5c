"""Decides when an article counts as withdrawn: its page answers that it is not there. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wirecopy.model import Outcome


@dataclass(frozen=True, slots=True)
class Absence:
    """Since when the page of an article has been missing, and since when the article counts as withdrawn."""

    missing_since: datetime | None = None
    withdrawn_at: datetime | None = None


def after_look(absence: Absence, outcome: Outcome, at: datetime) -> Absence:
    """The absence after a look at the page, at that time, ended so.

    410 withdraws at once. 404 does so when it is found at two looks in a row, because servers answer it by mistake while
    they are being changed. A page that is served again ends both. Refusals and trouble say nothing, and an older look
    says nothing of a later time.
    """
    known_at = absence.withdrawn_at or absence.missing_since
    if known_at is not None and at <= known_at:
        return absence
    if outcome.is_success:
        return Absence()
    if outcome is Outcome.GONE or (outcome is Outcome.NOT_FOUND and absence.missing_since is not None):
        return Absence(absence.missing_since or at, absence.withdrawn_at or at)
    return Absence(at) if outcome is Outcome.NOT_FOUND else absence
