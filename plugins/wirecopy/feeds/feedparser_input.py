"""Removes from a feed's text the elements that feedparser would take for the story's own.

feedparser knows an element by its local name and has one slot for the summary and one for the link. A photo caption
(media:description) or the iTunes text lands in the slot of the story (feedparser 53, 59, 324): 8 of 74 captured feeds
with media text and 6 of 40 podcasts showed it instead (docs/evidence/feeds.md 4.1). A later link, of a related story
or an enclosure, replaces the entry's own (feedparser 154, 367).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirecopy.feeds.tags import FEED_NAMES, TAG, entry_names, local_name

_CAPTIONS = frozenset({"media:description", "media:text", "media:title"})
_PODCAST_TEXTS = frozenset({"itunes:summary", "itunes:subtitle"})
_PEOPLE = frozenset({"author", "creator", "name", "email", "managingeditor", "webmaster", "owner"})
_MAX_NAME = 1024  # characters; chosen, not measured
_BODY = re.compile(r"<(?:description|summary|content)[\s>:]", re.IGNORECASE)
_REL = re.compile(r"""\brel\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def drop_competing_elements(xml: str) -> str:
    """The feed without captions, without podcast texts beside a story, and with one link for each entry.

    Names are cut to 1 KiB: feedparser needs 15 s to look for a mail address in 64 KiB of letters (feedparser 562, 580;
    docs/evidence/reliability.md 2.1).
    """
    return "".join(_pieces_without_competition(xml))


def _pieces_without_competition(xml: str) -> Iterator[str]:
    unwanted = _CAPTIONS | _PODCAST_TEXTS if _BODY.search(xml) else _CAPTIONS
    boundaries = entry_names(xml) | FEED_NAMES
    dropped, has_link, limit, position = "", False, None, 0
    for tag in TAG.finditer(xml):
        name = (tag[3] or "").lower()
        if not dropped:
            yield xml[position : tag.start()][:limit]
        position = tag.end()
        limit = _MAX_NAME if local_name(name) in _PEOPLE and not tag[2] else None
        if local_name(name) in boundaries:
            dropped, has_link = "", False
        if dropped:
            dropped = "" if tag[2] and name == dropped else dropped
            continue
        is_link = local_name(name) == "link" and not tag[2] and _is_alternate(tag)
        if (name in unwanted or (is_link and has_link)) and not tag[2]:
            dropped = "" if tag[4].endswith("/") else name
            continue
        has_link = has_link or is_link
        yield tag[0]
    if not dropped:
        yield xml[position:][:limit]


def _is_alternate(tag: re.Match[str]) -> bool:
    rel = _REL.search(tag[4])
    return rel is None or rel[1].lower() == "alternate"
