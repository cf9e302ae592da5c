"""Why one request failed: raised where it is noticed, and turned into the outcome of the response by `Fetcher.get`.

Used inside this room, and by the import, which undoes compression as this room does: nobody else sees a FetchError.
"""

from __future__ import annotations

from wirecopy.model import Outcome


class FetchError(Exception):
    """A request that ended without a document: the outcome, and one line that a person understands."""

    def __init__(self, outcome: Outcome, message: str) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.message = message
