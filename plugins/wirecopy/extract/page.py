"""One page to one extraction: the order in which the parts of this room work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version

from lxml.html import HtmlElement

from wirecopy.credit import Attribution, CreditClues, PictureClues, read_credits
from wirecopy.extract.access import read_access
from wirecopy.extract.body.cascade import read_text
from wirecopy.extract.body.line_filter import filter_lines
from wirecopy.extract.html_tree import Refusal, parse_document, parse_html
from wirecopy.extract.language import read_language
from wirecopy.extract.live_blog import read_live_entries, with_entries
from wirecopy.extract.metadata.authors import byline_text, clean_authors, pen_names, read_bylines
from wirecopy.extract.metadata.marked_elements import MarkedElements, marked_elements
from wirecopy.extract.metadata.picture_credits import caption_texts, picture_credit_texts
from wirecopy.extract.metadata.publication_dates import read_modified, read_published
from wirecopy.extract.metadata.title import headlines, read_title
from wirecopy.extract.parts.alternate import find_alternate, is_teaser
from wirecopy.extract.site_memory.memory import SiteMemory, without_boilerplate
from wirecopy.extract.structured.json_ld import Author
from wirecopy.extract.structured.structured_data import Structured, read_structured
from wirecopy.model import Alternate, Credit, CreditSource, Extraction, Outcome, Role, WireService
from wirecopy.urls import absolute_url, registrable_domain

# Raise the number with every change that changes results, so that replay can tell texts apart.
EXTRACTOR = f"wirecopy-4 trafilatura-{version('trafilatura')}"

_MAX_TAGS = 30
_MIN_TEXT_CHARACTERS = 40  # shorter is a label, not a text


def extract_page(
    html: bytes,
    url: str,
    *,
    content_type: str | None = None,
    wire_services: Sequence[WireService] = (),
    memory: SiteMemory | None = None,
) -> Extraction:
    """Turn a fetched page into the article its newsroom wrote. `memory` holds what its site is known to repeat.

    Never raises on account of the page: the outcome is EXTRACTED, or NO_TEXT, NOT_A_PAGE or PARSER_FAILED with
    the reason in `message`. How long it may take and how much memory it may use is the caller's to bound, in a
    process that can be killed.
    """
    tree = parse_document(html, content_type)
    if isinstance(tree, Refusal):
        return Extraction(tree.outcome, tree.message, extractor=EXTRACTOR)
    try:
        return _extract(tree, lambda: parse_html(html, content_type), url, tuple(wire_services), memory)
    except Exception as error:
        # Libraries meet trees here that nobody foresaw; one page must not end the batch.
        message = f"{type(error).__name__}: {error}"[:300]
        return Extraction(Outcome.PARSER_FAILED, message, extractor=EXTRACTOR)


def _extract(
    tree: HtmlElement,
    parse_again: Callable[[], HtmlElement],
    url: str,
    wire_services: tuple[WireService, ...],
    memory: SiteMemory | None,
) -> Extraction:
    page = read_structured(tree, url)
    sites = _site_names(page, url)
    facts = _read_facts(page, tree, url)
    marked = marked_elements(tree)
    bylines = read_bylines(page, tree, marked.bylines, sites)
    shown = byline_text(marked.bylines)
    pictures = _pictures(page, marked)
    entries = read_live_entries(page, tree)
    body = with_entries(read_text(tree, page, parse_again), entries)  # last: it prunes the tree
    clean = filter_lines(body, (*headlines(page), facts.title), clean_authors(bylines, ()))
    clues = CreditClues(
        text="\n".join(clean.lines),
        bylines=(*(byline.name for byline in bylines), *clean.bylines, shown),
        organisations=_organisations(page),
        canonical_url=page.canonical_url,
        url=url,
        wire_services=wire_services,
        pictures=replace(pictures, captions=(*pictures.captions, *clean.captions)),
    )
    reading, boilerplate = _read_text(clues, memory)
    if len(reading.text) < _MIN_TEXT_CHARACTERS:
        return _without_text(facts.title, find_alternate(parse_again(), url))
    authors = _authors(bylines, reading, sites)
    access = read_access(page, reading.text)
    return replace(
        facts,
        text=reading.text,
        authors=authors,
        language=read_language(reading.text, page.language),
        access=access,
        rights=reading.rights,
        credits=_credits(reading, authors),
        live_entries=entries,
        alternate=find_alternate(parse_again(), url) if is_teaser(reading.text, access, page) else None,
        boilerplate=boilerplate,
    )


def _read_facts(page: Structured, tree: HtmlElement, url: str) -> Extraction:
    """What the page states about its article beside text, people and credits."""
    title = read_title(page, url)
    return Extraction(
        Outcome.EXTRACTED,
        title=title,
        published=read_published(page, tree, url, title),
        modified=read_modified(page, url),
        canonical_url=page.canonical_url,
        section=page.linked.section or page.first("article:section", "parsely-section") or None,
        tags=_tags(page),
        image_url=_image_url(page, url),
        extractor=EXTRACTOR,
    )


def _without_text(title: str, alternate: Alternate | None) -> Extraction:
    return Extraction(
        Outcome.NO_TEXT, "no article text was found", title=title, alternate=alternate, extractor=EXTRACTOR
    )


def _read_text(clues: CreditClues, memory: SiteMemory | None) -> tuple[Attribution, tuple[int, ...]]:
    """The credits and the text without what its site repeats, and the hashes of what was left out.

    Credits are read first, so that none is lost: a site repeats its credit lines too. They are read once more from
    what remains, because boilerplate below a credit line hides it, which is looked for in the last lines only.
    """
    reading = read_credits(clues)
    if memory is None:
        return reading, ()
    proofs = {credit.evidence for credit in reading.credits if credit.role is not Role.PHOTOGRAPHER}
    own = without_boilerplate(clues.text.split("\n"), memory, spared=proofs)
    if not own.boilerplate:
        return reading, ()
    return read_credits(replace(clues, text="\n".join(own.lines))), own.boilerplate


def _authors(bylines: tuple[Author, ...], reading: Attribution, sites: tuple[str, ...]) -> tuple[str, ...]:
    """Names from the author fields; from the byline lines of the text when the fields name nobody; else a nickname.

    `reading.people` are the bylines after the agencies were taken off, those of the text, and the one shown.
    """
    *people, shown = reading.people
    fields = tuple(
        Author(person, byline.is_organisation)
        for byline, person in zip(bylines, people, strict=False)
        if person
    )
    lines = tuple(Author(person) for person in people[len(bylines) :] if person)
    names = clean_authors(fields, sites) or clean_authors(lines, sites)
    is_agency = any(credit.source is CreditSource.BYLINE for credit in reading.credits)
    return names if names or is_agency else clean_authors(pen_names(shown), sites)


def _pictures(page: Structured, marked: MarkedElements) -> PictureClues:
    """What the page says about its pictures; read before the tree is pruned, which takes captions out."""
    return PictureClues(
        stated=page.linked.image_credits,
        credit_lines=picture_credit_texts(marked.picture_credits),
        captions=caption_texts((*page.figcaptions, *marked.captions)),
    )


def _credits(reading: Attribution, authors: tuple[str, ...]) -> tuple[Credit, ...]:
    """The credits without authors: "(Reporting by Elin Sandahl; Editing by …)" names one once more."""
    return tuple(c for c in reading.credits if c.role is not Role.CONTRIBUTOR or c.party not in authors)


def _organisations(page: Structured) -> tuple[str, ...]:
    """Names and addresses that the structured data gives for where the text comes from."""
    names = ("syndication-source", "original-source", "source", "dc.source", "copyright-holder")
    return (*page.linked.organisations, *(value for name in names for value in page.meta.get(name, ())))


def _tags(page: Structured) -> tuple[str, ...]:
    listed = page.linked.keywords or page.meta.get("article:tag", ())
    if not listed:
        listed = tuple(word.strip() for word in page.first("news_keywords", "keywords").split(","))
    return tuple(dict.fromkeys(tag for tag in listed if tag))[:_MAX_TAGS]


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
