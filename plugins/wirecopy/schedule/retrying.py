"""Decides which trouble is tried again in the same run, and after what pause.

Only trouble that passes within seconds is tried again here. Longer trouble waits for the next run, an hour later. What
the server decided on purpose is not asked again.
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
    """How to repeat a request with this outcome. mypy reports an outcome that is missing here."""
    match outcome:
        case Outcome.DNS_FAILED | Outcome.CONNECT_FAILED | Outcome.CUT_OFF | Outcome.SERVER_ERROR:
            return Retry.SAME
        case Outcome.BAD_ENCODING:
            return Retry.PLAIN
        # After a time-out no time is left for another try.
        case Outcome.TIMED_OUT:
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


def retry_pause(retries: int, first_seconds: float, jitter: float) -> float:
    """Seconds before the next retry, after `retries` of them: twice as long each time.

    `jitter`, 0 to 1, multiplies the pause by 0.5 to 1.5, so that requests that failed together are not repeated together.
    """
    return float(first_seconds * 2**retries * (0.5 + jitter))
