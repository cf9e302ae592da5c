"""Reads feeds: from the bytes of a document to its entries and their keys. Pure: no network, database or clock."""

from wirecopy.feeds.dates import stated_time
from wirecopy.feeds.discover import discover_feeds
from wirecopy.feeds.errors import FeedError
from wirecopy.feeds.flood import is_flood
from wirecopy.feeds.identity import choose_policy, entry_key, rekey
from wirecopy.feeds.parse import parse_feed

__all__ = [
    "FeedError",
    "choose_policy",
    "discover_feeds",
    "entry_key",
    "is_flood",
    "parse_feed",
    "rekey",
    "stated_time",
]
