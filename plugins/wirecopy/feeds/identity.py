"""Which entry of a feed is which, from one poll to the next.

Publishers repeat ids inside one document (1.7 % of feeds), leave them out (8 %) and change them on edits, so the
identifying field is a policy of the feed: its ids until they prove bad, then its links, then its headlines. A
policy is only ever downgraded, because going back would show every entry as new (FreshRSS 4487, 5909).
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from wirecopy.model import Entry, KeyPolicy
from wirecopy.urls import url_key

_DOWNGRADES = (KeyPolicy.GUID, KeyPolicy.LINK, KeyPolicy.CONTENT)


def entry_key(entry: Entry, policy: KeyPolicy) -> bytes | None:
    """SHA-256 of the field that identifies the entry, or None for an entry that says nothing at all.

    An entry without the policy's field is known by the next one. Ids and links that are addresses count as
    the same with and without tracking parameters, "www." and https.
    """
    if policy is KeyPolicy.GUID and entry.guid:
        return _digest("guid", _spelling(entry.guid))
    if policy is not KeyPolicy.CONTENT and entry.link:
        return _digest("link", url_key(entry.link))
    headline = entry.title or entry.summary or entry.content
    if headline:
        return _digest("content", headline, entry.published.raw if entry.published else "")
    return _digest("link", url_key(entry.link)) if entry.link else None


def choose_policy(entries: Sequence[Entry], current: KeyPolicy) -> KeyPolicy:
    """The policy under which no two different entries of this document share a key, never above `current`."""
    for policy in _DOWNGRADES[_DOWNGRADES.index(current) :]:
        if policy is KeyPolicy.CONTENT or not _merges(entries, policy):
            return policy
    return KeyPolicy.CONTENT


def _merges(entries: Sequence[Entry], policy: KeyPolicy) -> bool:
    """Whether some key stands for two entries that are not the same story listed twice."""
    seen: dict[bytes, str] = {}
    for entry in entries:
        key = entry_key(entry, policy)
        if key is not None and seen.setdefault(key, _story(entry, policy)) != _story(entry, policy):
            return True
    return False


def _story(entry: Entry, policy: KeyPolicy) -> str:
    if policy is KeyPolicy.GUID and entry.link:
        return url_key(entry.link)
    return entry.title or entry.summary


def _spelling(guid: str) -> str:
    return url_key(guid) if guid.lower().startswith(("http://", "https://")) else guid


def _digest(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode("utf-8", "replace")).digest()
