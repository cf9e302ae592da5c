"""One page to one extraction: the facts that it states, its text, its credits."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version

from lxml.html import HtmlElement

from wirecopy.credit import Attribution, CreditClues, read_credits
from wirecopy.extract.access import read_access
from wirecopy.extract.body.cascade import read_text
from wirecopy.extract.body.line_filter import FilteredLines, filter_lines
from wirecopy.extract.body.tail import without_lines_about_text
from wirecopy.extract.body.text_judge import Judgement
from wirecopy.extract.html_tree import Refusal, parse_document, parse_html
from wirecopy.extract.language import read_language
from wirecopy.extract.live_blog import with_entries
from wirecopy.extract.metadata.authors import pen_names
from wirecopy.extract.metadata.byline_names import BylineNames, read_names
from wirecopy.extract.metadata.page_facts import PageFacts
from wirecopy.extract.metadata.title import headlines
from wirecopy.extract.page_kind import article_of
from wirecopy.extract.parts.amp_or_print import find_alternate, is_teaser
from wirecopy.extract.read_facts import read_facts
from wirecopy.extract.site_memory.boilerplate import SiteMemory, without_boilerplate
from wirecopy.extract.structured.json_ld import Author
from wirecopy.extract.structured.structured_data import Structured
from wirecopy.model import Credit, Extraction, Outcome, Role, TextChoice, TextDoubt, WireService

# Raise the number with every change that changes results, so that replay can tell texts apart.
EXTRACTOR = f"wirecopy-6 trafilatura-{version('trafilatura')}"

_MAX_MESSAGE = 300  # characters
_MIN_TEXT = 40  # characters; shorter is a label, not a text. Chosen, not measured.
_NO_TEXT = Refusal(Outcome.NO_TEXT, "no article text was found")
_NOT_THE_ARTICLE = Refusal(
    Outcome.NO_TEXT,
    "what was found has no sentence and names nothing of the headline",
)

_NOT_AS_DESCRIBED = Refusal(
    Outcome.NO_TEXT, "what was found is short and names nothing of the headline and the description"
)


def extract_page(
    html: bytes,
    url: str,
    *,
    content_type: str | None = None,
    wire_services: Sequence[WireService] = (),
    memory: SiteMemory | None = None,
) -> Extraction:
    """Turn a fetched page into the article its newsroom wrote. `memory` holds what its site is known to repeat.

    Never raises on account of the page: the outcome is EXTRACTED, or says with the reason in `message` why there is
    no article (NO_TEXT, NOT_A_PAGE, PARSER_FAILED, and those of `page_kind`). How long it may take and how much memory it may use is the caller's to bound, in a
    process that can be killed.
    """
    tree = parse_document(html, content_type)
    if isinstance(tree, Refusal):
        return Extraction(tree.outcome, tree.message, extractor=EXTRACTOR)
    try:
        return _extract(tree, lambda: parse_html(html, content_type), url, tuple(wire_services), memory)
    except Exception as error:
        # Libraries meet trees here that nobody foresaw; one page must not end the batch.
        return failed_extraction(error)


def failed_extraction(error: Exception) -> Extraction:
    """What stands in for the article of a page on which our own code broke: its outcome, why, and the traceback."""
    message = " ".join(f"{type(error).__name__}: {error}".split())[:_MAX_MESSAGE]
    trace = "".join(traceback.format_exception(error))
    return Extraction(Outcome.PARSER_FAILED, message, extractor=EXTRACTOR, trace=trace)


def _extract(
    tree: HtmlElement,
    parse_again: Callable[[], HtmlElement],
    url: str,
    wire_services: tuple[WireService, ...],
    memory: SiteMemory | None,
) -> Extraction:
    facts = read_facts(tree, url)
    page = facts.structured
    judged = read_text(tree, facts, parse_again)
    body = with_entries(judged.lines, facts.live_entries)
    clean = filter_lines(body, (*headlines(page), facts.title), _named(facts))
    attribution, boilerplate = _attribute(_clues(facts, clean, url, wire_services), memory)
    text = article_of(without_lines_about_text(attribution.text), facts, url, parse_again)
    if isinstance(text, str) and len(text) < _MIN_TEXT:
        text = _no_text(judged)
    if isinstance(text, Refusal):
        return _without_article(text, facts, judged, url)
    named = _named_in_bylines(facts, attribution)
    access = read_access(page, text)
    return Extraction(
        Outcome.EXTRACTED,
        title=facts.title,
        text=text,
        authors=named.people,
        organisations=named.organisations,
        published=facts.published,
        modified=facts.modified,
        language=read_language(text, page.language),
        canonical_url=page.canonical_url,
        section=facts.section,
        tags=facts.tags,
        image_url=facts.image_url,
        access=access,
        rights=attribution.rights,
        credits=_credits(attribution, named.people),
        live_entries=facts.live_entries,
        alternate=find_alternate(page, url) if is_teaser(text, access, page) else None,
        extractor=EXTRACTOR,
        text_doubt=judged.doubt,
        text_choice=judged.choice,
        boilerplate=boilerplate,
    )


def _no_text(judged: Judgement) -> Refusal:
    if judged.choice is not TextChoice.NONE:
        return _NO_TEXT
    return _NOT_AS_DESCRIBED if judged.doubt is TextDoubt.OTHER_SUBJECT else _NOT_THE_ARTICLE


def _without_article(refusal: Refusal, facts: PageFacts, judged: Judgement, url: str) -> Extraction:
    return Extraction(
        refusal.outcome,
        refusal.message,
        text_doubt=judged.doubt,
        text_choice=judged.choice,
        title=facts.title,
        alternate=find_alternate(facts.structured, url),
        extractor=EXTRACTOR,
    )


def _clues(
    facts: PageFacts, clean: FilteredLines, url: str, wire_services: tuple[WireService, ...]
) -> CreditClues:
    """All that tells who wrote the text, passed it on and took its pictures."""
    pictures = facts.pictures
    return CreditClues(
        text="\n".join(clean.lines),
        bylines=(*(byline.name for byline in facts.bylines), *clean.bylines, facts.shown_byline),
        organisations=_organisations(facts.structured),
        canonical_url=facts.structured.canonical_url,
        url=url,
        wire_services=wire_services,
        pictures=replace(pictures, captions=(*pictures.captions, *clean.captions)),
    )


def _attribute(clues: CreditClues, memory: SiteMemory | None) -> tuple[Attribution, tuple[int, ...]]:
    """The credits and the text without what its site repeats, and the hashes of what was left out.

    Credits are read first, so that none is lost: a site repeats its credit lines too. They are read once more from
    what remains, because boilerplate below a credit line hides it, which is looked for in the last lines only.
    """
    attribution = read_credits(clues)
    if memory is None:
        return attribution, ()
    proofs = {credit.evidence for credit in attribution.credits if credit.role is not Role.PHOTOGRAPHER}
    own = without_boilerplate(clues.text.split("\n"), memory, spared=proofs)
    if not own.boilerplate:
        return attribution, ()
    return read_credits(replace(clues, text="\n".join(own.lines))), own.boilerplate


def _named(facts: PageFacts) -> tuple[str, ...]:
    """Whom the author fields name, before it is known which of them are agencies."""
    named = read_names(facts.bylines)
    return named.people or named.organisations


def _named_in_bylines(facts: PageFacts, attribution: Attribution) -> BylineNames:
    """People of the author fields; of the byline lines of the text when the fields name nobody; else a pen name.

    `attribution.people` are the bylines after the agencies were taken off, those of the text, and the one shown.
    Agencies count among the organisations, beside the outlet and its newsroom.
    """
    bylines, sites = facts.bylines, facts.site_names
    *people, shown = attribution.people
    fields = tuple(
        replace(byline, name=person) for byline, person in zip(bylines, people, strict=False) if person
    )
    lines = tuple(Author(person) for person in people[len(bylines) :] if person)
    agencies = attribution.agencies
    read = [read_names(fields, sites), read_names(lines, sites)]
    if not agencies and not read[0].organisations:
        read.append(read_names(pen_names(shown), sites))
    best = next((names for names in read if names.people), read[0])
    organisations = best.organisations or next((n.organisations for n in read if n.organisations), ())
    parties = dict.fromkeys(name for name in (*organisations, *agencies) if name not in best.people)
    return BylineNames(best.people, tuple(parties))


def _credits(attribution: Attribution, authors: tuple[str, ...]) -> tuple[Credit, ...]:
    """The credits without authors: "(Reporting by Elin Sandahl; Editing by …)" names one once more."""
    return tuple(c for c in attribution.credits if c.role is not Role.CONTRIBUTOR or c.party not in authors)


def _organisations(page: Structured) -> tuple[str, ...]:
    """Names and addresses that the structured data gives for where the text comes from."""
    names = ("syndication-source", "original-source", "source", "dc.source", "copyright-holder")
    return (*page.linked.organisations, *(value for name in names for value in page.meta.get(name, ())))
