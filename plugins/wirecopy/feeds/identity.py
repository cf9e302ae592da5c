"""Identifies the entries of a feed from one poll to the next.

Publishers repeat ids inside one document (1.7 % of feeds), leave them out (8 %; docs/evidence/feeds.md 2), and change
them on edits or with every fetch (docs/evidence/feeds.md 5). So each feed has a key policy that says which field
identifies its entries: ids until they prove bad, then links, then title and day, then the whole text. What stands
behind the "#" of an id that is an address counts only where it tells entries apart (FreshRSS 5329): elsewhere it may be
a counter that changes with every edit. A policy is only downgraded: a way back would show every entry as new (FreshRSS 4487, 5909). After a downgrade `rekey` gives the stored
entries their new keys, or they would be new as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import sha256

from wirecopy.feeds.entry_change import content_digest
from wirecopy.feeds.entry_outcome import entry_outcome
from wirecopy.model import Entry, KeyedEntry, KeyPolicy, ListedEntry
from wirecopy.shown_text import without_invisible
from wirecopy.urls import url_key

_DOWNGRADES = (KeyPolicy.GUID, KeyPolicy.WHOLE_GUID, KeyPolicy.LINK, KeyPolicy.TITLE_DAY, KeyPolicy.CONTENT)
_BY_GUID = (KeyPolicy.GUID, KeyPolicy.WHOLE_GUID)
_BY_ADDRESS = (*_BY_GUID, KeyPolicy.LINK)

# Chosen, not measured: an editor may publish a story or two again under new ids, and the feed's ids are still good.
# More than half of the entries found again must have changed as well.
_MIN_CHANGED_KEYS = 3

# An edit may be listed beside the old state under one id; three entries with one id show that it identifies none of
# them. Chosen, not measured.
_MIN_SHARING = 3
# A new headline keeps more of the old one's words; another story has hardly one of them. Chosen, not measured.
_OTHER_HEADLINE = 0.3

# A year at 50 new entries a day. Chosen, not measured: no feed's document reaches back further.
MAX_REKEYED = 20_000

Key = bytes | None
MatchValue = Callable[[Entry], str]  # what two entries must share to be the same; "" matches nothing
_Keyed = tuple[Key, Entry]
_page_key = lru_cache(maxsize=4096)(url_key)  # several functions here need each link's key


def entry_key(entry: Entry, policy: KeyPolicy) -> Key:
    """SHA-256 of the field that identifies the entry; None for an entry without any of the fields.

    An entry that lacks the policy's field falls back to the next policy. Ids and links that are addresses stay the same
    with and without tracking parameters, "www." and https.
    """
    if policy in _BY_GUID and entry.guid:
        fragment = _fragment(entry.guid) if policy is KeyPolicy.WHOLE_GUID else ""
        return _digest("guid", _normalized_guid(entry.guid) + fragment)
    if policy in _BY_ADDRESS and entry.link:
        fragment = _fragment(entry.link) if policy is KeyPolicy.WHOLE_GUID else ""
        return _digest("link", _page_key(entry.link) + fragment)
    if policy is not KeyPolicy.CONTENT and entry.title:
        return _digest("title_day", entry.title, _day(entry))
    if entry.title or entry.summary or entry.content:
        return _digest("content", entry.title, _raw_time(entry), entry.summary or entry.content)
    return _digest("link", _page_key(entry.link)) if entry.link else None


def keyed_entry(key: bytes, entry: Entry) -> KeyedEntry:
    """The entry with its key, as it is stored."""
    digest = None if isinstance(entry, ListedEntry) else content_digest(entry)
    return KeyedEntry(key, entry, digest, *entry_outcome(entry))


def keyed_entries(entries: Iterable[Entry], policy: KeyPolicy) -> list[KeyedEntry]:
    """The entries with their keys, each key once: the first listed entry of a key counts."""
    keyed: dict[bytes, KeyedEntry] = {}
    for entry in entries:
        key = entry_key(entry, policy)
        if key is not None and key not in keyed:
            keyed[key] = keyed_entry(key, entry)
    return list(keyed.values())


def known_entries(listed: Iterable[ListedEntry], policy: KeyPolicy) -> dict[bytes, ListedEntry]:
    """The entries of a feed's last document that need not be read again while their source is unchanged.

    Returns them by the digest of their source. An entry needs a link and a title, and the feed's policy must be ids or
    links: the other policies need the text, which a listed entry does not have.
    """
    if policy not in _BY_ADDRESS:
        return {}
    return {
        entry.source_digest: entry for entry in listed if entry.source_digest and entry.link and entry.title
    }


def choose_policy(entries: Sequence[Entry], current: KeyPolicy, known: Sequence[Entry] = ()) -> KeyPolicy:
    """The first policy from `current` downwards that gives each entry a key of its own, and the same key as before.

    `known` is what the feed's previous document listed; its guid, link, title and published are compared.
    """
    for policy in _DOWNGRADES[_DOWNGRADES.index(current) :]:
        now = [(entry_key(entry, policy), entry) for entry in entries]
        if not (
            _keys_collide(now, policy)
            or _keys_changed(now, known, policy)
            or _keys_are_used_again(now, known, policy)
        ):
            return policy
    return KeyPolicy.CONTENT


def rekey(stored: Iterable[tuple[bytes, Entry]], policy: KeyPolicy) -> dict[bytes, bytes]:
    """The new keys of a feed's stored entries after a downgrade, by old key.

    `stored` holds at most `MAX_REKEYED` entries, the oldest first. If several entries get one new key, it goes to the
    entry that has it already, else to the oldest; the others keep their old keys, which no document asks for again. No
    new key equals another entry's key, so a unique constraint allows the updates in any order.
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


def _keys_collide(keyed: Sequence[_Keyed], policy: KeyPolicy) -> bool:
    """Whether two entries that differ have one key. One entry listed twice is no collision."""
    if policy is KeyPolicy.CONTENT or len({key for key, _ in keyed}) == len(keyed):
        return False
    sharing: dict[bytes, list[Entry]] = {}
    for key, entry in keyed:
        if key is not None:
            sharing.setdefault(key, []).append(entry)
    return any(_differ(entries, policy) for entries in sharing.values() if len(entries) > 1)


def _differ(entries: Sequence[Entry], policy: KeyPolicy) -> bool:
    """Whether entries with one key are several."""
    if len({_other_field(entry, policy) for entry in entries}) > 1:
        return True
    if policy not in _BY_GUID:
        return False
    said = {(entry.title, entry.summary or entry.content) for entry in entries}
    if min(len(said), len({entry.title for entry in entries})) >= _MIN_SHARING:
        return True
    first = entries[0]
    if any(_has_other_headline(first, entry) and _says_other(first, entry) for entry in entries):
        return True
    fragments = {_fragments(entry) for entry in entries}
    if policy is KeyPolicy.WHOLE_GUID or len(fragments) == 1:
        return False
    others = (entry for entry in entries if _fragments(entry) != _fragments(first))
    return min(len(said), len(fragments)) >= _MIN_SHARING or any(
        _says_other(first, entry) for entry in others
    )


def _says_other(one: Entry, other: Entry) -> bool:
    """Whether two entries have neither title nor text in common. A listed entry has no text, so its title decides."""
    texts = (one.summary or one.content, other.summary or other.content)
    if one.title == other.title:
        return not one.title and texts[0] != texts[1]
    return texts[0] != texts[1] or not texts[0]


def _other_field(entry: Entry, policy: KeyPolicy) -> str:
    """A field that the key does not cover: two entries of one key that differ in it are two entries."""
    if policy in _BY_GUID and entry.link and entry.guid:
        return _page_key(entry.link)
    if policy in _BY_GUID and entry.link:
        return ""
    if policy is KeyPolicy.TITLE_DAY:
        return entry.summary or entry.content
    return entry.title or entry.summary


def _keys_changed(now: Sequence[_Keyed], known: Sequence[Entry], policy: KeyPolicy) -> bool:
    """Whether entries that were listed before come back under other keys.

    Ids are checked against links; ids and links against title and time, both to the letter: an hourly column has one
    title but a new time.
    """
    before = [(entry_key(entry, policy), entry) for entry in known]
    keys_before = {key for key, _ in before}
    if sum(key not in keys_before for key, _ in now) < _MIN_CHANGED_KEYS:
        return False
    if policy in _BY_GUID and _most_keys_changed(now, before, _by_link):
        return True
    return policy in _BY_ADDRESS and _most_keys_changed(now, before, _by_headline)


def _keys_are_used_again(now: Sequence[_Keyed], known: Sequence[Entry], policy: KeyPolicy) -> bool:
    """Whether most keys that were listed before now stand for other stories: feeds that always list one entry, or a few,
    may give the same id to each."""
    if policy not in _BY_GUID:
        return False
    before = {entry_key(entry, policy): entry for entry in known}
    found_again = [(before[key], entry) for key, entry in now if key in before]
    return 2 * sum(_is_another(old, new) for old, new in found_again) > len(found_again)


def _is_another(before: Entry, now: Entry) -> bool:
    """Whether a new state is another story: it has another address and time, and shares no words of the headline."""
    places = [(_by_link(entry), _fragments(entry)) for entry in (before, now)]
    if places[0] == places[1] or (_raw_time(before) and _raw_time(before) == _raw_time(now)):
        return False
    return _has_other_headline(before, now)


def _has_other_headline(one: Entry, other: Entry) -> bool:
    words, others = set(one.title.casefold().split()), set(other.title.casefold().split())
    shared = len(words & others) / (min(len(words), len(others)) or 1)
    return bool(words and others) and shared <= _OTHER_HEADLINE


def _most_keys_changed(now: Sequence[_Keyed], before: Sequence[_Keyed], match_value: MatchValue) -> bool:
    if not _may_match(now, before, match_value):
        return False
    keys_now = _keys_by_unique_value(now, match_value)
    keys_before = _keys_by_unique_value(before, match_value)
    in_both = keys_before.keys() & keys_now.keys()
    changed = sum(keys_before[value] != keys_now[value] for value in in_both)
    return changed >= _MIN_CHANGED_KEYS and 2 * changed > len(in_both)


def _may_match(now: Sequence[_Keyed], before: Sequence[_Keyed], match_value: MatchValue) -> bool:
    """Whether enough new entries share a value with entries that are gone: a cheap test that most documents fail.

    An entry with the same key, link, title and time in both documents has not changed its key, so it does not count.
    """
    came, left = dict(map(_by_identity, now)), dict(map(_by_identity, before))
    values_left = {match_value(entry) for identity, entry in left.items() if identity not in came}
    matches = sum(
        match_value(entry) in values_left for identity, entry in came.items() if identity not in left
    )
    return matches >= _MIN_CHANGED_KEYS


def _by_identity(keyed: _Keyed) -> tuple[tuple[object, ...], Entry]:
    key, entry = keyed
    return (key, entry.link, entry.title, _raw_time(entry)), entry


def _keys_by_unique_value(keyed: Sequence[_Keyed], match_value: MatchValue) -> dict[str, Key]:
    """The keys by the value of their entries. A value that several entries of the document have is left out."""
    keys: dict[str, list[Key]] = {}
    for key, entry in keyed:
        keys.setdefault(match_value(entry), []).append(key)
    return {value: found[0] for value, found in keys.items() if value and len(found) == 1}


def _by_link(entry: Entry) -> str:
    return _page_key(entry.link) if entry.link else ""


def _by_headline(entry: Entry) -> str:
    return f"{entry.title}\0{_raw_time(entry)}" if entry.title else ""


def _day(entry: Entry) -> str:
    if entry.published is None:
        return ""
    return entry.published.at.date().isoformat() if entry.published.at else entry.published.raw


def _raw_time(entry: Entry) -> str:
    return entry.published.raw if entry.published else ""


def _fragment(text: str) -> str:
    """The end of an address from its "#", which `_page_key` leaves out; nothing where the text is no address."""
    return "".join(text.partition("#")[1:]) if _is_address(text) else ""


def _fragments(entry: Entry) -> tuple[str, str]:
    """Of the id, or of the link where it stands for one."""
    return _fragment(entry.guid or ""), "" if entry.guid else _fragment(entry.link or "")


def _normalized_guid(guid: str) -> str:
    guid = without_invisible(guid)
    return _page_key(guid) if _is_address(guid) else guid


def _is_address(guid: str) -> bool:
    return guid.lower().startswith(("http://", "https://"))


def _digest(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode("utf-8", "replace")).digest()
