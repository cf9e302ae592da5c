"""Which trouble is worth another try in the same run, and after what pause.

The next run comes in an hour, so this is for what passes in seconds. What takes longer is left to that run, and what
the server decided is not asked about again.
"""

from __future__ import annotations

from enum import Enum, auto

from wirecopy.model import Outcome


class Retry(Enum):
    """How a request is repeated."""

    NOT = auto()
    SAME = auto()
    PLAIN = auto()  # once, for a body without compression


def retry_of(outcome: Outcome) -> Retry:
    """Closed over the outcomes: mypy refuses this function as long as a new one is not decided upon."""
    match outcome:
        case Outcome.CONNECT_FAILED | Outcome.CUT_OFF | Outcome.SERVER_ERROR:
            return Retry.SAME
        case Outcome.BAD_ENCODING:
            return Retry.PLAIN
        # No time is left; the resolver asks several times itself.
        case Outcome.TIMED_OUT | Outcome.DNS_FAILED:
            return Retry.NOT
        case Outcome.TLS_FAILED | Outcome.BAD_RESPONSE | Outcome.CHALLENGE | Outcome.RATE_LIMITED:
            return Retry.NOT
        case Outcome.FORBIDDEN | Outcome.NOT_FOUND | Outcome.GONE | Outcome.CLIENT_ERROR:
            return Retry.NOT
        case (
            Outcome.REFUSED_URL | Outcome.REFUSED_ADDRESS | Outcome.REFUSED_ROBOTS | Outcome.REFUSED_REDIRECT
        ):
            return Retry.NOT
        case Outcome.OK | Outcome.NOT_MODIFIED | Outcome.SAME_BODY | Outcome.EMPTY_FEED | Outcome.EXTRACTED:
            return Retry.NOT
        case Outcome.TOO_LARGE | Outcome.NOT_A_FEED | Outcome.UNSAFE_FEED | Outcome.BROKEN_FEED:
            return Retry.NOT
        case Outcome.NOT_A_PAGE | Outcome.NO_TEXT | Outcome.PARSER_FAILED | Outcome.PARSER_KILLED:
            return Retry.NOT
        case Outcome.CONSENT_PAGE | Outcome.NOT_AN_ARTICLE:
            return Retry.NOT
        case Outcome.NO_LINK:
            return Retry.NOT


def retry_pause(retries: int, first_seconds: float, spread: float) -> float:
    """Seconds before the next try, after `retries` of them: twice as long each time.

    `spread`, 0 to 1, makes it half as long to half as long again, so that what failed together is not asked again
    together.
    """
    return float(first_seconds * 2**retries * (0.5 + spread))
