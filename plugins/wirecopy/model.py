"""The values that travel between the rooms, and the closed list of outcomes.

This module is the dictionary of the project: every word here is explained in docs/glossary.md and
means the same in code, SQL, DAGs and pages. It imports nothing of ours and does no I/O.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

# --------------------------------------------------------------------------------------- outcomes


class Outcome(StrEnum):
    """How a poll, a page fetch, an extraction or an entry ended. docs/outcomes.md says what to do."""

    # The answer was good.
    OK = "ok"  # a complete document arrived (and, for a poll, was parsed)
    NOT_MODIFIED = "not_modified"  # the server answered 304
    SAME_BODY = "same_body"  # 200, but byte for byte the document we already have
    # We refused to ask, or to follow.
    REFUSED_URL = "refused_url"  # not http(s), a forbidden port, credentials, control characters
    REFUSED_ADDRESS = "refused_address"  # the name leads to a private or reserved address
    REFUSED_ROBOTS = "refused_robots"  # robots.txt forbids it, or could not be read (5xx)
    REFUSED_REDIRECT = "refused_redirect"  # too many hops, a loop, or a hop we must not follow
    # Nothing, or not everything, arrived.
    DNS_FAILED = "dns_failed"
    CONNECT_FAILED = "connect_failed"
    TLS_FAILED = "tls_failed"
    TIMED_OUT = "timed_out"  # the total deadline, redirects included
    CUT_OFF = "cut_off"  # the body ended before its length, or before its end-of-stream mark
    TOO_LARGE = "too_large"  # over the byte cap, on the wire or decoded; a feed of too many elements
    BAD_ENCODING = "bad_encoding"  # a compression that is damaged, nested, or a bomb
    BAD_RESPONSE = "bad_response"  # not HTTP as the standard has it
    # The server said no.
    RATE_LIMITED = "rate_limited"  # 429, or 503 with Retry-After
    FORBIDDEN = "forbidden"  # 401, 402, 403, 451, or a page that says so
    NOT_FOUND = "not_found"  # 404, or a page that says so
    GONE = "gone"  # 410
    CLIENT_ERROR = "client_error"  # every other 4xx
    SERVER_ERROR = "server_error"  # 5xx
    CHALLENGE = "challenge"  # a bot wall in place of the document
    # The document was not what it should be.
    NOT_A_FEED = "not_a_feed"
    UNSAFE_FEED = "unsafe_feed"  # a DTD with an internal subset
    BROKEN_FEED = "broken_feed"  # a feed that no parser of ours can read
    EMPTY_FEED = "empty_feed"  # a feed without entries
    NOT_A_PAGE = "not_a_page"  # PDF, image, sound: no HTML
    CONSENT_PAGE = "consent_page"  # a request to agree to cookies in place of the article
    NOT_AN_ARTICLE = "not_an_article"  # a front page, a section, a list of links, a comparison of versions
    NO_TEXT = "no_text"  # HTML in which no article was found
    EXTRACTED = "extracted"
    PARSER_FAILED = "parser_failed"  # our parser or extractor raised
    PARSER_KILLED = "parser_killed"  # it ran over its time or memory and was killed
    # An entry that cannot become a page.
    NO_LINK = "no_link"  # its feed gives no usable address

    @property
    def is_success(self) -> bool:
        """Whether the thing asked for is now in our hands, newly or already."""
        return self in _SUCCESSES

    @property
    def is_transient(self) -> bool:
        """Whether the same request may well succeed later without anybody's doing."""
        return self in _TRANSIENTS

    @property
    def is_no_answer(self) -> bool:
        """Whether nothing came from the other side, so that the trouble may be on ours."""
        return self in _NO_ANSWER


_NO_ANSWER = frozenset({Outcome.DNS_FAILED, Outcome.CONNECT_FAILED, Outcome.TLS_FAILED, Outcome.TIMED_OUT})
_SUCCESSES = frozenset(
    {Outcome.OK, Outcome.NOT_MODIFIED, Outcome.SAME_BODY, Outcome.EMPTY_FEED, Outcome.EXTRACTED}
)
_TRANSIENTS = frozenset(
    {
        Outcome.DNS_FAILED,
        Outcome.CONNECT_FAILED,
        Outcome.TLS_FAILED,
        Outcome.TIMED_OUT,
        Outcome.CUT_OFF,
        Outcome.BAD_ENCODING,
        Outcome.BAD_RESPONSE,
        Outcome.RATE_LIMITED,
        Outcome.SERVER_ERROR,
        Outcome.CHALLENGE,
        Outcome.REFUSED_ROBOTS,
    }
)

# ------------------------------------------------------------------------------------------ times


class Precision(StrEnum):
    """How exactly a claimed time was stated."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A time that somebody else stated: kept with its raw words, never silently wrong.

    `at` is aware (UTC when no zone was given) or None when `raw` could not be read with certainty;
    `source` names where it stood, e.g. "rss:pubDate", "json-ld:datePublished", "meta:article:published_time".
    """

    at: datetime | None
    raw: str
    precision: Precision | None
    source: str

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled by position: by name, as dataclasses do it, half of a feed's way between processes is this."""
        return StatedTime, tuple([getattr(self, name) for name in self.__slots__])


# ------------------------------------------------------------------------------------------ fetch


class DocumentKind(StrEnum):
    """What a request is for; it decides limits and Accept header."""

    FEED = "feed"
    PAGE = "page"
    ROBOTS = "robots"


@dataclass(frozen=True, slots=True)
class Validators:
    """ETag and Last-Modified exactly as the server sent them, sent back verbatim (RFC 9110, 13.1)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """The number of a document whose bytes are kept, and the time that names its partition."""

    document_id: int
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Response:
    """What one fetch brought, whatever happened. Remote trouble is an outcome here, never an exception.

    `body` is decoded and complete when `outcome` is OK and empty otherwise; `url` is the final address,
    `redirects` the addresses left behind, in order; `permanent` is true when every hop was 301 or 308.
    """

    outcome: Outcome
    url: str
    message: str = ""
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""
    validators: Validators = Validators()
    redirects: tuple[str, ...] = ()
    permanent: bool = False
    retry_after: timedelta | None = None  # clamped to 1 min .. 24 h
    wire_bytes: int = 0
    seconds: float = 0.0
    document: StoredDocument | None = None  # the body, once it is kept

    @property
    def document_id(self) -> int | None:
        return self.document.document_id if self.document else None

    @property
    def content_type(self) -> str | None:
        return self.headers.get("content-type")

    @property
    def body_sha256(self) -> bytes:
        return sha256(self.body).digest()


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """What an origin ("https://example.com") answered for /robots.txt. An empty body allows everything."""

    origin: str
    status: int | None
    body: bytes  # at most 512 KiB
    fetched_at: datetime


class PartKind(StrEnum):
    """Why an address is fetched along with a page."""

    FURTHER = "further"  # the article goes on there
    WHOLE = "whole"  # all parts at one address
    AMP = "amp"  # another form of a page that gave no text
    PRINT = "print"

    @property
    def is_alternate(self) -> bool:
        """Whether it stands in for the page, instead of going on with it."""
        return self in (PartKind.AMP, PartKind.PRINT)


@dataclass(frozen=True, slots=True)
class FetchedPart:
    """A part of an article as it was fetched, well or badly."""

    kind: PartKind
    response: Response


# ------------------------------------------------------------------------------------------ feeds


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as a feed listed it, parsed but not judged."""

    guid: str | None = None
    link: str | None = None  # where the story is; absolute, http(s) or None
    title: str = ""  # plain text
    published: StatedTime | None = None
    updated: StatedTime | None = None
    authors: tuple[str, ...] = ()
    summary: str = ""  # HTML or text as the feed had it
    content: str = ""  # the full text, where the feed carries one
    tags: tuple[str, ...] = ()
    image_url: str | None = None
    # The link that the feed lists, where it is a counter's that leads to `link`.
    proxy_link: str | None = None
    # Of the element that it was read from: the same again says the same. None where that cannot be told.
    source_digest: bytes | None = field(default=None, compare=False)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled by position, as claimed times are."""
        return Entry, tuple([getattr(self, name) for name in self.__slots__])


class ListedEntry(Entry):
    """An entry that the feed's last document listed: what identifies it, the rest is in the database."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class KeyedEntry:
    """An entry under its key in the feed, as it is stored."""

    key: bytes
    entry: Entry
    content_sha256: bytes | None  # of what it says; None for a listed entry, which says what it said before
    outcome: Outcome | None = None  # why it cannot become a page
    message: str = ""

    @property
    def page_link(self) -> str | None:
        """The address of the page that it can become."""
        return self.entry.link if self.outcome is None else None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed document read: its head, and its entries in document order."""

    format: str  # e.g. "rss20", "atom10", "rdf", "json11"
    entries: tuple[Entry, ...]
    title: str = ""
    link: str | None = None
    language: str | None = None
    interval_hint: timedelta | None = None  # ttl, sy:updatePeriod
    note: str = ""  # what had to be repaired or cut
    is_complete: bool = True  # False: it ended before its closing tag, so its validators must not be kept
    cut_entry: Entry | None = None  # the one in whose middle it ended; half a story, so not among `entries`


@dataclass(frozen=True, slots=True)
class ParseResult:
    """What became of a feed's response: a parsed document, or an outcome that says why there is none."""

    outcome: Outcome
    message: str = ""
    parsed: ParsedFeed | None = None
    # The traceback of a parser that failed: for the log, never stored.
    trace: str = field(default="", compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether a document was read to its end."""
        return self.parsed is not None and self.parsed.is_complete

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.parsed.entries if self.parsed else ()


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a web page points to (autodiscovery)."""

    url: str
    title: str
    content_type: str


class KeyPolicy(StrEnum):
    """Which field identifies an entry within its feed; sticky per feed, only ever downgraded."""

    GUID = "guid"
    LINK = "link"
    TITLE_DAY = "title_day"
    CONTENT = "content"


# --------------------------------------------------------------------------------------- schedule


@dataclass(frozen=True, slots=True)
class PollState:
    """What the schedule of a feed depends on, before or after a poll."""

    failures_in_row: int = 0
    known_since: datetime | None = None  # when the feed was configured
    last_new_at: datetime | None = None  # when a poll last brought an entry not seen before
    next_poll_at: datetime | None = None
    gone: bool = False
    moved_to: str | None = None  # target of an unbroken chain of 301/308
    moved_count: int = 0  # good polls in a row that agreed on it
    moved_since: datetime | None = None  # the first of these
    adopted_url: str | None = None  # asked in place of the configured address, after enough of them


class FeedState(StrEnum):
    """Whether a feed is asked."""

    ACTIVE = "active"
    GONE = "gone"  # it answered 410, and is asked once a week
    RETIRED = "retired"  # it is configured no more


@dataclass(frozen=True, slots=True)
class ClaimedFeed:
    """A feed that a worker has claimed, with all that its poll depends on: a row of wirecopy.feed."""

    feed_id: int
    url: str
    adopted_url: str | None
    domain: str
    status: FeedState
    key_policy: KeyPolicy
    etag: str | None
    last_modified: str | None
    body_sha256: bytes | None
    failures_in_row: int
    created_at: datetime
    last_new_at: datetime | None
    last_success_at: datetime | None
    last_whole_at: datetime | None
    moved_to: str | None
    moved_count: int
    moved_since: datetime | None
    # What its last document listed; it is looked up only when a new one has come.
    listed: Sequence[ListedEntry] = ()

    @property
    def address(self) -> str:
        """The address to ask."""
        return self.adopted_url or self.url

    @property
    def is_unread(self) -> bool:
        """Whether its last document, if there was one, was not read whole."""
        return self.failures_in_row > 0 or self.last_whole_at != self.last_success_at

    @property
    def validators(self) -> Validators:
        return Validators(self.etag, self.last_modified)

    @property
    def poll_state(self) -> PollState:
        return PollState(
            failures_in_row=self.failures_in_row,
            known_since=self.created_at,
            last_new_at=self.last_new_at,
            gone=self.status is FeedState.GONE,
            moved_to=self.moved_to,
            moved_count=self.moved_count,
            moved_since=self.moved_since,
            adopted_url=self.adopted_url,
        )


@dataclass(frozen=True, slots=True)
class PollDecision:
    """What a poll leaves behind: its own row, the feed's entries and the feed's new state."""

    feed: ClaimedFeed
    response: Response
    outcome: Outcome
    message: str
    entries: Sequence[KeyedEntry]  # their keys are distinct
    entries_listed: int  # entries that share a key or have none included
    key_policy: KeyPolicy  # how the feed's entries are identified from now on
    validators: Validators  # to be sent with the next request
    body_sha256: bytes | None  # of the last document that was read whole
    is_whole: bool  # a whole document came, whether new or known
    title: str | None
    interval_hint: timedelta | None  # the document's wish
    entries_new: int = 0
    next_state: PollState = PollState()

    @property
    def changes_keys(self) -> bool:
        return self.key_policy != self.feed.key_policy


@dataclass(frozen=True, slots=True)
class FetchState:
    """What the schedule of a page depends on, before or after a fetch."""

    attempts: int = 0  # fetches in a row that failed
    checks: int = 0  # good fetches so far
    next_fetch_at: datetime | None = None  # None: never again on our own account


# ------------------------------------------------------------------------------- extract and credit


class Access(StrEnum):
    """What a reader without a subscription gets."""

    FREE = "free"
    METERED = "metered"
    PAYWALLED = "paywalled"
    TEASER = "teaser"


class Role(StrEnum):
    """What a credited party did for the text."""

    ORIGINATOR = "originator"
    DISTRIBUTOR = "distributor"
    CONTRIBUTOR = "contributor"
    RIGHTS_HOLDER = "rights_holder"
    PHOTOGRAPHER = "photographer"  # of its pictures: the person, or the agency that provided them


class CreditSource(StrEnum):
    """Where on the page a credit was read, the strongest kind of evidence first."""

    STRUCTURED = "structured"  # JSON-LD, meta tags
    TAIL = "tail"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"  # below or beside a picture
    CANONICAL = "canonical"  # rel=canonical names another outlet
    URL = "url"
    OUTLET = "outlet"  # the outlet is itself the agency


@dataclass(frozen=True, slots=True)
class Credit:
    """One credited party with the words that prove it."""

    role: Role
    party: str
    evidence: str
    source: CreditSource
    confidence: float  # 0..1


@dataclass(frozen=True, slots=True)
class WireService:
    """An agency and the marks by which its copy is known (config/wire_services.yaml).

    `datelines` stand in brackets or slashes after the place ("AP", "Reuters"); `bylines` follow a
    person's name or stand alone; `tails` are phrases of the closing lines; `distributor` tells a
    service that passes on other newsrooms' copy (Tribune Content Agency) from one that writes it;
    `picture_agency` one that is credited for pictures only.
    """

    name: str
    domains: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    url_sections: tuple[str, ...] = ()
    distributor: bool = False
    press_release: bool = False
    picture_agency: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """Where another form of a page may be had."""

    kind: PartKind
    url: str


class TextSource(StrEnum):
    """Which document gave the text of an article."""

    PAGE = "page"  # its page, with the further parts that it links to
    FEED = "feed"  # the entry of a feed, whose page gives less or cannot be had
    ALTERNATE = "alternate"  # the AMP or print form of a page that gives less


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """One entry of a live blog, as its page shows it."""

    published: StatedTime | None
    headline: str
    text: str  # paragraphs, one per line


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one page yielded. With an outcome other than EXTRACTED only `message` counts."""

    outcome: Outcome
    message: str = ""
    title: str = ""
    text: str = ""  # paragraphs, one per line, credit lines taken out
    authors: tuple[str, ...] = ()  # people
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
    live_entries: tuple[LiveEntry, ...] = ()  # of a live blog, in page order; their words stand in `text` too
    alternate: Alternate | None = None  # worth a try, as the page itself gave no text or a teaser
    extractor: str = ""  # name and version, stored with every text
    text_source: TextSource = TextSource.PAGE
    boilerplate: tuple[int, ...] = ()  # hashes of the lines left out because the site repeats them
    # The traceback of a failed extractor: for the log, never stored.
    trace: str = field(default="", compare=False)

    @property
    def word_count(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as it was seen: which one, from where, when; the fetch is None where a feed stood in for it."""

    page_fetch_id: int | None
    page_id: int
    fetched_at: datetime
    final_url: str
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class FeedMetadata:
    """What the feed that first listed a page says of it; nothing where no feed listed it."""

    title: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image_url: str | None = None
    published_at: datetime | None = None
    published_raw: str | None = None
    published_precision: Precision | None = None

    @property
    def published(self) -> StatedTime | None:
        """When the feed says that it was published; None where it does not say so credibly."""
        if self.published_at is None or self.published_precision is None:
            return None
        return StatedTime(self.published_at, self.published_raw or "", self.published_precision, "feed")


@dataclass(frozen=True, slots=True)
class FeedText:
    """The text that a feed carries for a page, HTML as it was listed."""

    title: str
    content: str


# ----------------------------------------------------------------------------------------- dedupe


class Relation(StrEnum):
    """How two texts are related."""

    COPY = "copy"  # the same text, perhaps trimmed or framed
    VERSION = "version"  # one rewrites the other; never merges stories
    NONE = "none"


class Ground(StrEnum):
    """Why two texts are judged as they are (dedupe/match.py)."""

    FOUNDER = "founder"  # the first article of a story, which was held against none
    # How much they share.
    SAME_BODY = "same_body"
    CONTAINED = "contained"  # the shorter text is in the longer: a trim, a brief, an excerpt
    ALIKE = "alike"  # each has most of the other
    REWRITTEN = "rewritten"  # long passages of one stand in the other
    LITTLE_SHARED = "little_shared"
    TOO_SHORT = "too_short"  # under 40 words only equal bodies are copies
    # Where they share it: enough, but not as a copy does.
    STATEMENT = "statement"  # somebody's words, which both introduce in their own
    PASSAGE = "passage"  # one passage between own paragraphs of both
    QUOTED = "quoted"  # one text whole, between own paragraphs of the other
    ITEM = "item"  # one text is an item of the other, or stands below its newer text
    ROUND_UP = "round_up"  # one text goes on about something else after what they share


@dataclass(frozen=True, slots=True)
class Match:
    """The verdict on two texts with the numbers it rests on."""

    relation: Relation
    containment: float  # shared shingles / shingles of the shorter text
    jaccard: float
    shared: int  # shingles in common
    longest_run: int  # words
    rule: str  # name and version of the set of rules
    ground: Ground = Ground.FOUNDER
    decided_by: str = ""  # name of the one rule that decided (dedupe/match.py); not stored


class PassageKind(StrEnum):
    """What a copy did with a passage."""

    KEPT = "kept"
    EDITED = "edited"
    CUT = "cut"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """Where a passage stands in a text, in characters from 0."""

    start: int
    length: int

    @property
    def end(self) -> int:
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences in a row with one fate: their place in the copy (None: cut) and in the fullest text (None: added)."""

    kind: PassageKind
    span: Span | None
    full_span: Span | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a copy did to the fullest text of its story, in words and by passages."""

    words_kept: int
    words_cut: int
    words_added: int
    order_changed: bool = False  # sentences of the fullest text stand in another order
    passages: tuple[Passage, ...] = ()


# ------------------------------------------------------------------------------------------- runs


class Stage(StrEnum):
    """The stages in their order; which of them a run has depends on its kind."""

    SYNC = "sync"
    PLAN = "plan"
    POLL = "poll"
    FETCH = "fetch"
    IMPORT = "import"
    EXTRACT = "extract"
    REPLAY = "replay"
    DEDUPE = "dedupe"
    PUBLISH = "publish"
    GATE = "gate"


class RunKind(StrEnum):
    """What a run is for."""

    INGEST = "ingest"  # the hourly one: from feeds to stories
    REPLAY = "replay"  # stored raw pages, extracted anew
    REHEARSAL = "rehearsal"  # the same without storing anything: what would a replay change?
    IMPORT = "import"  # pages of somebody else's WARC file

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of such a run in order, the gate last."""
        return _STAGES[self]


_STAGES = {
    RunKind.INGEST: (
        Stage.SYNC,
        Stage.PLAN,
        Stage.POLL,
        Stage.FETCH,
        Stage.EXTRACT,
        Stage.DEDUPE,
        Stage.PUBLISH,
        Stage.GATE,
    ),
    RunKind.REPLAY: (Stage.REPLAY, Stage.DEDUPE, Stage.PUBLISH, Stage.GATE),
    RunKind.REHEARSAL: (Stage.REPLAY, Stage.GATE),
    RunKind.IMPORT: (Stage.IMPORT, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH, Stage.GATE),
}


class RunState(StrEnum):
    RUNNING = "running"
    GREEN = "green"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of the pipeline. `clock_offset` is added to the machine's clock throughout the run."""

    run_id: int
    key: str  # Airflow's run_id, or one made by the CLI
    started_at: datetime
    shards: int
    clock_offset: timedelta = timedelta()
    kind: RunKind = RunKind.INGEST
