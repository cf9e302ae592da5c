"""What a page tells about its article beside the text."""

from __future__ import annotations

from dataclasses import dataclass

from wirecopy.credit import PictureClues
from wirecopy.extract.structured.json_ld import Author
from wirecopy.extract.structured.structured_data import Structured
from wirecopy.model import LiveEntry, StatedTime


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Who has this value has read the whole page: `read_text` asks for it, because it takes the tree apart."""

    structured: Structured
    site_names: tuple[str, ...]
    title: str
    published: StatedTime | None
    modified: StatedTime | None
    section: str | None
    tags: tuple[str, ...]
    image_url: str | None
    bylines: tuple[Author, ...]
    shown_byline: str  # as it stands on the page
    pictures: PictureClues
    live_entries: tuple[LiveEntry, ...]
    lead: str  # empty where the page shows none
