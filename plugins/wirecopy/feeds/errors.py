"""The one error of this room: a document cannot be read as a feed."""

from __future__ import annotations

from wirecopy.model import FeedLink, Outcome


class FeedError(Exception):
    """A document cannot be read as a feed. `outcome` and `message` are stored with the poll; `links` are the feeds that
    it names where it is a web page."""

    def __init__(self, outcome: Outcome, message: str, links: tuple[FeedLink, ...] = ()) -> None:
        # pickle calls the class with `args`, so all must be in there: the error crosses a process.
        super().__init__(outcome, message, links)
        self.outcome = outcome
        self.message = message
        self.links = links

    def __str__(self) -> str:
        return f"{self.outcome}: {self.message}"
