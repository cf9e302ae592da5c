"""The one error of this room: a document cannot be read as a feed."""

from __future__ import annotations

from wirecopy.model import Outcome


class FeedError(Exception):
    """A document cannot be read as a feed. `outcome` and `message` are stored with the poll."""

    def __init__(self, outcome: Outcome, message: str) -> None:
        # pickle calls the class with `args`, so both must be in there: the error crosses a process.
        super().__init__(outcome, message)
        self.outcome = outcome
        self.message = message

    def __str__(self) -> str:
        return f"{self.outcome}: {self.message}"
