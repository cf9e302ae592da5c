"""A fetched page becomes an article: its text, headline, authors, times, language, access and credits.

Owns everything between raw bytes and `model.Extraction`. Knows no database, no network and no clock. `page.py` says in
which order a page is read; trafilatura finds the body, what goes into it and what is kept of its answer is decided here.
"""

from wirecopy.extract.page import EXTRACTOR, extract_page

__all__ = ["EXTRACTOR", "extract_page"]
