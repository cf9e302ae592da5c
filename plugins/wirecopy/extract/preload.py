"""Importing this module readies a process for extraction: its first page then costs what every page costs.

The language model, the tables of htmldate and the patterns of our own rooms are made when first used. That takes 0.5 s
of processor time on an idle core (measured: 0.54 s for the first page without, 0.04 s with), three times as much on a
busy one, and would come out of the first page's limit.
"""

from __future__ import annotations

from wirecopy.extract.page import extract_page

_SENTENCE = (
    "The ferry left the quay on Monday morning, its owner said, and people stood in the rain to see it go. "
)
_BODY = "".join(f"<p>{_SENTENCE * 3}</p>" for _ in range(12))
_PAGE = f"""<!doctype html><html lang="en"><head><title>The last ferry | A Gazette</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "The last ferry"}}</script></head>
<body><article><h1>The last ferry</h1><p>By Ann Roe, 2 March 2024</p>{_BODY}</article></body></html>"""

extract_page(_PAGE.encode(), "https://gazette.example/2024/ferry", content_type="text/html")
