"""Turns titles and names into plain text, and cuts texts to a number of bytes."""

from __future__ import annotations

import re

from lxml.html import defs

from wirecopy.shown_text import decode_leftovers, decode_references, without_invisible

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")


def plain_text(markup: str) -> str:
    """HTML as one line of text: tags dropped, entities decoded once, white space folded.

    Only names of HTML's elements are tags, and only names of HTML's entities are entities: titles do hold
    "<selectedoption>" and "AT&T;" (miniflux 2953).
    """
    if "<" not in markup and "&" not in markup:
        return one_line(markup)
    text = _TAG.sub(lambda tag: " " if _is_block(tag[1]) else "" if _is_known(tag[1]) else tag[0], markup)
    return decoded_line(decode_references(text))


def one_line(text: str) -> str:
    return " ".join(without_invisible(text).split())


def decoded_line(text: str) -> str:
    """Plain text on one line, with no "&amp;" left of what was encoded once too often."""
    return one_line(decode_leftovers(text))


def person_name(text: str) -> str:
    """The person of RSS's "ada@daily.example (Ada Ek)" or of a mail header's "Ada Ek <ada@daily.example>".

    Other text is returned unchanged. No regular expression: feedparser's takes 15 s for 64 KiB of letters (feedparser
    562; docs/evidence/reliability.md 2.1).
    """
    if "@" not in text:
        return text
    before, bracket, rest = text.partition("(" if text.endswith(")") else "<")
    if not bracket or not rest.endswith((")", ">")):
        return text
    names = (before.strip().strip('"'), rest[:-1].strip())
    return next((name for name in names if name and "@" not in name), text)


def _is_known(name: str) -> bool:
    return name.lower() in defs.tags


def _is_block(name: str) -> bool:
    return name.lower() in defs.block_tags or name.lower() == "br"
