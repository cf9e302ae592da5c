"""What a page tells about its article beside the text, read from its whole tree before that is cut down."""

from __future__ import annotations

from lxml.html import HtmlElement

from wirecopy.credit import PictureClues
from wirecopy.extract.body.lead import visible_lead
from wirecopy.extract.live_blog import read_live_entries
from wirecopy.extract.metadata.authors import byline_text, read_bylines
from wirecopy.extract.metadata.marked_elements import MarkedElements, marked_elements
from wirecopy.extract.metadata.page_facts import PageFacts
from wirecopy.extract.metadata.picture_credits import caption_texts, picture_credit_texts
from wirecopy.extract.metadata.publication_dates import read_modified, read_published
from wirecopy.extract.metadata.title import read_title
from wirecopy.extract.metadata.topics import read_section, read_tags
from wirecopy.extract.structured.structured_data import Structured, read_structured
from wirecopy.urls import absolute_url, registrable_domain


def read_facts(tree: HtmlElement, url: str) -> PageFacts:
    """Read all of it; the tree stays as it is."""
    page = read_structured(tree, url)
    site_names = _site_names(page, url)
    marked = marked_elements(tree)
    title = read_title(page, url)
    bylines = read_bylines(page, tree, marked.bylines, site_names)
    return PageFacts(
        structured=page,
        site_names=site_names,
        title=title,
        published=read_published(page, tree, url, title),
        modified=read_modified(page, url),
        section=read_section(page, site_names),
        tags=read_tags(page, title, (*site_names, *(byline.name for byline in bylines))),
        image_url=_image_url(page, url),
        bylines=bylines,
        shown_byline=byline_text(marked.bylines),
        pictures=_pictures(page, marked),
        live_entries=read_live_entries(page, tree),
        lead=visible_lead(tree, page),
    )


def _pictures(page: Structured, marked: MarkedElements) -> PictureClues:
    """What the page says about its pictures."""
    return PictureClues(
        stated=page.linked.image_credits,
        credit_lines=picture_credit_texts(marked.picture_credits),
        captions=caption_texts((*page.figcaptions, *marked.captions)),
    )


def _image_url(page: Structured, url: str) -> str | None:
    image = page.linked.image or page.first("og:image", "twitter:image")
    return absolute_url(url, image) if image else None


def _site_names(page: Structured, url: str) -> tuple[str, ...]:
    domain = registrable_domain(url)
    names = (
        page.linked.publisher,
        page.first("og:site_name"),
        page.first("publisher"),
        domain,
        domain.partition(".")[0],
    )
    return tuple(name for name in names if name)
