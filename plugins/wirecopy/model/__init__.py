"""The values that travel between the rooms, one module for each subject.

Every word here is explained in docs/glossary.md and means the same in code, SQL, DAGs and pages. Other rooms import
from here, not from the modules. No I/O, and no import from another room.
"""

from wirecopy.model.alerts import Alert, AlertKind
from wirecopy.model.attempts import WorkItem
from wirecopy.model.credit import Credit, CreditSource, Role, WireService
from wirecopy.model.dedupe import Comparison, Ground, Match, Passage, PassageKind, Relation, Span
from wirecopy.model.extraction import (
    Access,
    Extraction,
    FeedMetadata,
    FeedText,
    LiveEntry,
    SeenPage,
    TextChoice,
    TextDoubt,
    TextSource,
)
from wirecopy.model.feeds import Entry, FeedLink, KeyedEntry, KeyPolicy, ListedEntry, ParsedFeed, ParseResult
from wirecopy.model.fetch import (
    Alternate,
    DocumentKind,
    FetchedPart,
    FetchState,
    PartKind,
    Response,
    RobotsFile,
    StoredDocument,
    Validators,
)
from wirecopy.model.outcome import Outcome
from wirecopy.model.polls import ClaimedFeed, FeedState, PollDecision, PollState
from wirecopy.model.runs import LeftOver, Run, RunKind, RunState, Stage, UsedUp
from wirecopy.model.stated_time import Precision, StatedTime

__all__ = [
    "Access",
    "Alert",
    "AlertKind",
    "Alternate",
    "ClaimedFeed",
    "Comparison",
    "Credit",
    "CreditSource",
    "DocumentKind",
    "Entry",
    "Extraction",
    "FeedLink",
    "FeedMetadata",
    "FeedState",
    "FeedText",
    "FetchState",
    "FetchedPart",
    "Ground",
    "KeyPolicy",
    "KeyedEntry",
    "LeftOver",
    "ListedEntry",
    "LiveEntry",
    "Match",
    "Outcome",
    "ParseResult",
    "ParsedFeed",
    "PartKind",
    "Passage",
    "PassageKind",
    "PollDecision",
    "PollState",
    "Precision",
    "Relation",
    "Response",
    "RobotsFile",
    "Role",
    "Run",
    "RunKind",
    "RunState",
    "SeenPage",
    "Span",
    "Stage",
    "StatedTime",
    "StoredDocument",
    "TextChoice",
    "TextDoubt",
    "TextSource",
    "UsedUp",
    "Validators",
    "WireService",
    "WorkItem",
]
