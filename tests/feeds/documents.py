"""Small invented feeds to put defects into."""

from __future__ import annotations

ADDRESS = "https://daily.example/feeds/world.xml"


def rss(*items: str, head: str = "", declaration: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    namespaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
        'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
        'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    )
    listed = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'{declaration}<rss version="2.0" {namespaces}><channel><title>The Daily</title>'
        f"<link>https://daily.example/</link>{head}{listed}</channel></rss>"
    )


def atom(*entries: str) -> str:
    listed = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title>{listed}</feed>'
