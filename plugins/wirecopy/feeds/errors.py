"""The one error of this room: a document that yields no entries, with the outcome that says why."""

from __future__ import annotations

from wirecopy.model import Outcome


class FeedError(Exception):
    """A document cannot be read as a feed; `outcome` is stored with the poll, `message` shown to the monitor."""

    def __init__(self, outcome: Outcome, message: str) -> None:
        super().__init__(outcome, message)  # both, so that it survives a pickle from the worker process
        self.outcome = outcome
        self.message = message

    def __str__(self) -> str:
        return f"{self.outcome}: {self.message}"
