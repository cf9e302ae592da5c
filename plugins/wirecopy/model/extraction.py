"""What a page, or a feed in its place, gives of an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from wirecopy.model.credit import Credit
from wirecopy.model.fetch import Alternate
from wirecopy.model.outcome import Outcome
from wirecopy.model.stated_time import Precision, StatedTime


class Access(StrEnum):
    """What a reader without a subscription gets."""

    FREE = "free"
    METERED = "metered"
    PAYWALLED = "paywalled"
    TEASER = "teaser"


class TextSource(StrEnum):
    """Which document the text of an article comes from."""

    PAGE = "page"  # the page, with the further parts that it links to
    FEED = "feed"  # a feed's entry, if its page gives less or cannot be fetched
    ALTERNATE = "alternate"  # the page's AMP or print form, if the page gives less


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """One entry of a live blog, as its page shows it."""

    published: StatedTime | None
    headline: str
    text: str  # paragraphs, one per line


class TextDoubt(StrEnum):
    """Why the text that was found on a page was compared with others."""

    SHORT = "short"  # hardly longer than a label
    LITTLE_OF_PAGE = "little_of_page"  # less than half of the page's prose
    NO_SENTENCES = "no_sentences"  # labels, names, links
    OTHER_SUBJECT = "other_subject"  # names nothing of the headline, or of the description either


class TextChoice(StrEnum):
    """Which text won where ours was doubted."""

    OURS = "ours"  # no other was better
    REGION = "region"  # the element where prose is densest
    WHOLE_PAGE = "whole_page"  # trafilatura's fullest answer on the uncut page
    STATED_BODY = "stated_body"  # of the JSON-LD
    SCRIPT_DATA = "script_data"
    NONE = "none"  # none of them is an article


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was extracted from one page. If the outcome is not EXTRACTED, only `message` counts."""

    outcome: Outcome
    message: str = ""
    title: str = ""
    text: str = ""  # paragraphs, one per line, credit lines taken out
    authors: tuple[str, ...] = ()  # people
    organisations: tuple[str, ...] = ()  # others in the byline: the outlet, its newsroom, an agency
    published: StatedTime | None = None
    modified: StatedTime | None = None
    language: str | None = None  # ISO 639-1
    canonical_url: str | None = None  # as the page names it, even on another host
    section: str | None = None
    tags: tuple[str, ...] = ()
    image_url: str | None = None
    access: Access = Access.FREE
    rights: str | None = None  # the rights line, word for word
    credits: tuple[Credit, ...] = ()
    live_entries: tuple[LiveEntry, ...] = ()  # of a live blog, in page order; `text` holds their words too
    alternate: Alternate | None = None  # another form to try, if the page gave no text or a teaser
    extractor: str = ""  # name and version, stored with every text
    text_source: TextSource = TextSource.PAGE
    replaces: Outcome | None = None  # how the page ended, if all of this is its feed's; `message` says why
    text_doubt: TextDoubt | None = None  # why the text was compared with others
    text_choice: TextChoice | None = None  # which of them won; None where nothing was doubted
    boilerplate: tuple[int, ...] = ()  # hashes of the lines left out because the site repeats them
    # The traceback of an extractor that failed. It goes to the log, and is never stored.
    trace: str = field(default="", compare=False)

    @property
    def word_count(self) -> int:
        return len(self.text.split())

    @property
    def is_summary(self) -> bool:
        """Whether it is what a feed says of a page that is no article."""
        return self.replaces is not None and self.access is Access.TEASER

    @property
    def page_outcome(self) -> Outcome:
        """How the page ended. The whole text from its feed makes good for it, a summary does not."""
        return self.replaces if self.replaces is not None and self.is_summary else self.outcome


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as it was fetched at one time. The fetch is None if a feed's entry was read instead of the page."""

    page_fetch_id: int | None
    page_id: int
    fetched_at: datetime
    final_url: str
    first_seen_at: datetime
    listed_url: str  # its address as feeds list it, wherever that leads


@dataclass(frozen=True, slots=True)
class FeedMetadata:
    """What the feed of its own outlet that first listed a page says about it, or the headline that another outlet's feed
    gives; empty if no feed listed it."""

    title: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image_url: str | None = None
    published_at: datetime | None = None
    published_raw: str | None = None
    published_precision: Precision | None = None

    @property
    def published(self) -> StatedTime | None:
        """When the feed says that the page was published; None if it does not say, or nobody can have meant it."""
        if self.published_at is None or self.published_precision is None:
            return None
        return StatedTime(self.published_at, self.published_raw or "", self.published_precision, "feed")


@dataclass(frozen=True, slots=True)
class FeedText:
    """What a feed carries for a page, as HTML. Either is empty where the feed has none, or none of use."""

    title: str
    content: str = ""  # long enough to be the whole article
    summary: str = ""
