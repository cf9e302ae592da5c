"""Which entry of a feed is which, from one poll to the next.

Publishers repeat ids inside one document (1.7 % of feeds), leave them out (8 %, docs/evidence/feeds.md 2) and change them on edits or with
every fetch, so the identifying field is a policy of the feed: its ids until they prove bad, then its links, then
headline and day, then the whole text. A policy is only ever downgraded: going back would show every entry as new
(FreshRSS 4487, 5909). So would a downgrade, if `rekey` did not give the stored entries their new keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import sha256

from wirecopy.feeds.entry_change import content_digest
from wirecopy.model import Entry, KeyedEntry, KeyPolicy, ListedEntry, Outcome
from wirecopy.urls import url_key

_DOWNGRADES = (KeyPolicy.GUID, KeyPolicy.LINK, KeyPolicy.TITLE_DAY, KeyPolicy.CONTENT)

# Three, and more than half of those recognised: an editor who re-issues a story or two is no proof against a feed.
_MIN_DRIFTED = 3

# At 50 new entries a day, what a year lists: no feed's document reaches back further.
MAX_REKEYED = 20_000

Key = bytes | None
Mark = Callable[[Entry], str]
_Keyed = tuple[Key, Entry]
_page_key = lru_cache(maxsize=4096)(url_key)  # each link is looked at several times


def entry_key(entry: Entry, policy: KeyPolicy) -> Key:
    """SHA-256 of the field that identifies the entry, or None for an entry that says nothing at all.

    An entry without the policy's field is known by the next one. Ids and links that are addresses count as
    the same with and without tracking parameters, "www." and https.
    """
    if policy is KeyPolicy.GUID and entry.guid:
        return _digest("guid", _spelling(entry.guid))
    if policy in (KeyPolicy.GUID, KeyPolicy.LINK) and entry.link:
        return _digest("link", _page_key(entry.link))
    if policy is not KeyPolicy.CONTENT and entry.title:
        return _digest("title_day", entry.title, _day(entry))
    if entry.title or entry.summary or entry.content:
        return _digest("content", entry.title, _raw_time(entry), entry.summary or entry.content)
    return _digest("link", _page_key(entry.link)) if entry.link else None


def keyed_entry(key: bytes, entry: Entry) -> KeyedEntry:
    """The entry as it is stored under its key; without a link it cannot become a page."""
    digest = None if isinstance(entry, ListedEntry) else content_digest(entry)
    if entry.link is None:
        return KeyedEntry(key, entry, digest, Outcome.NO_LINK, "the feed gives no usable http(s) link")
    return KeyedEntry(key, entry, digest)


def keyed_entries(entries: Iterable[Entry], policy: KeyPolicy) -> list[KeyedEntry]:
    """The entries with their keys, each key once: of entries that share one, the first listed counts."""
    keyed: dict[bytes, KeyedEntry] = {}
    for entry in entries:
        key = entry_key(entry, policy)
        if key is not None and key not in keyed:
            keyed[key] = keyed_entry(key, entry)
    return list(keyed.values())


def known_entries(listed: Iterable[ListedEntry], policy: KeyPolicy) -> dict[bytes, ListedEntry]:
    """What of a feed's last document need not be read where it stands as before, by the digest of its source.

    Enough is known of an entry with a link and a headline, as long as ids or links identify the feed's entries: other
    policies look at the text, which a listed entry does not have.
    """
    if policy not in (KeyPolicy.GUID, KeyPolicy.LINK):
        return {}
    return {
        entry.source_digest: entry for entry in listed if entry.source_digest and entry.link and entry.title
    }


def choose_policy(entries: Sequence[Entry], current: KeyPolicy, known: Sequence[Entry] = ()) -> KeyPolicy:
    """The policy that tells the entries of this document apart and knows them again, never above `current`.

    `known` is what the previous document of the feed listed: its guid, link, title and published are looked at.
    """
    for policy in _DOWNGRADES[_DOWNGRADES.index(current) :]:
        now = [(entry_key(entry, policy), entry) for entry in entries]
        if not _merges(now, policy) and not _drifts(now, known, policy):
            return policy
    return KeyPolicy.CONTENT


def rekey(stored: Iterable[tuple[bytes, Entry]], policy: KeyPolicy) -> dict[bytes, bytes]:
    """New keys of a feed's stored entries after a downgrade, by old key; `stored` with the oldest first, and no more
    than `MAX_REKEYED` of them.

    Without it every entry of the next document would be new under its new key. Where several entries turn out to be
    one story, the new key goes to the one that has it already, or else to the oldest. The others are left out: they
    keep their old keys, which no document will ask for again. No new key equals any other entry's key, so
    the rows can be updated in any order under a unique constraint.
    """
    stored = list(stored)
    taken = {key for key, _ in stored}
    moved: dict[bytes, bytes] = {}
    for old, entry in stored:
        new = entry_key(entry, policy)
        if new is not None and new not in taken:
            taken.add(new)
            moved[old] = new
    return moved


def _merges(keyed: Sequence[_Keyed], policy: KeyPolicy) -> bool:
    """Whether some key stands for two entries that are not the same story listed twice."""
    if policy is KeyPolicy.CONTENT or len({key for key, _ in keyed}) == len(keyed):
        return False
    seen: dict[bytes, str] = {}
    for key, entry in keyed:
        story = _story(entry, policy)
        if key is not None and seen.setdefault(key, story) != story:
            return True
    return False


def _story(entry: Entry, policy: KeyPolicy) -> str:
    if policy is KeyPolicy.GUID and entry.link:
        return _page_key(entry.link)
    if policy is KeyPolicy.TITLE_DAY:
        return entry.summary or entry.content
    return entry.title or entry.summary


def _drifts(now: Sequence[_Keyed], known: Sequence[Entry], policy: KeyPolicy) -> bool:
    """Whether entries that were listed before come back under other keys.

    They are recognised by their links, where ids are doubted, and by headline and time to the letter: a column
    that runs every hour under one headline has another time each hour.
    """
    before = [(entry_key(entry, policy), entry) for entry in known]
    keys_before = {key for key, _ in before}
    if sum(key not in keys_before for key, _ in now) < _MIN_DRIFTED:
        return False
    if policy is KeyPolicy.GUID and _come_back_changed(now, before, _link_mark):
        return True
    return policy in (KeyPolicy.GUID, KeyPolicy.LINK) and _come_back_changed(now, before, _headline_mark)


def _come_back_changed(now: Sequence[_Keyed], before: Sequence[_Keyed], mark: Mark) -> bool:
    if not _may_be_the_same(now, before, mark):
        return False
    keys_now, keys_before = _by_unique_mark(now, mark), _by_unique_mark(before, mark)
    recognised = keys_before.keys() & keys_now.keys()
    drifted = sum(keys_before[name] != keys_now[name] for name in recognised)
    return drifted >= _MIN_DRIFTED and 2 * drifted > len(recognised)


def _may_be_the_same(now: Sequence[_Keyed], before: Sequence[_Keyed], mark: Mark) -> bool:
    """Whether enough of what came may be what left: a cheap look, since nearly all documents have nothing of it.

    An entry that kept its key, link, headline and time bears its mark in both documents, so it is no drifted one's.
    """
    came, left = dict(map(_appearance, now)), dict(map(_appearance, before))
    marks_left = {mark(entry) for look, entry in left.items() if look not in came}
    return sum(mark(entry) in marks_left for look, entry in came.items() if look not in left) >= _MIN_DRIFTED


def _appearance(keyed: _Keyed) -> tuple[tuple[object, ...], Entry]:
    key, entry = keyed
    return (key, entry.link, entry.title, _raw_time(entry)), entry


def _by_unique_mark(keyed: Sequence[_Keyed], mark: Mark) -> dict[str, Key]:
    """Keys by a mark that only one entry of the document bears: others prove nothing."""
    keys: dict[str, list[Key]] = {}
    for key, entry in keyed:
        keys.setdefault(mark(entry), []).append(key)
    return {name: found[0] for name, found in keys.items() if name and len(found) == 1}


def _link_mark(entry: Entry) -> str:
    return _page_key(entry.link) if entry.link else ""


def _headline_mark(entry: Entry) -> str:
    return f"{entry.title}\0{_raw_time(entry)}" if entry.title else ""


def _day(entry: Entry) -> str:
    if entry.published is None:
        return ""
    return entry.published.at.date().isoformat() if entry.published.at else entry.published.raw


def _raw_time(entry: Entry) -> str:
    return entry.published.raw if entry.published else ""


def _spelling(guid: str) -> str:
    return _page_key(guid) if guid.lower().startswith(("http://", "https://")) else guid


def _digest(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode("utf-8", "replace")).digest()
