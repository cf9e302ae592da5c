"""Bytes of a feed document to entries, and which entry is which. Pure: no network, no database, no clock."""

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
