"""The trouble with one request, on its way from where it was noticed to the outcome of the response.

Used inside this room only: `Fetcher.get` turns every FetchError into a Response, so nobody outside sees one.
"""

from __future__ import annotations

from wirecopy.model import Outcome


class FetchError(Exception):
    """A request that ended without a document: the outcome, and one line that a person understands."""

    def __init__(self, outcome: Outcome, message: str) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.message = message
