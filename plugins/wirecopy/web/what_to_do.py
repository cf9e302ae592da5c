"""What a person can do about an outcome, in a sentence: docs/outcomes.md in short."""

from __future__ import annotations

from wirecopy.model import Outcome

_TELL_PUBLISHER = "Tell the publisher."
_WAIT = "Wait: it is tried again by itself."
_TELL_US = "Tell us with the address; after the repair wirecopy retry has it read again."

_ACTIONS = {
    Outcome.REFUSED_URL: "Correct the address in config/outlets.yaml.",
    Outcome.REFUSED_ADDRESS: "If it is a server of your own, set WIRECOPY_ALLOW_PRIVATE. Otherwise distrust the feed.",
    Outcome.REFUSED_ROBOTS: "If it stays, the site does not want it: take the feed out.",
    Outcome.REFUSED_REDIRECT: "Open it in a browser and put the final address into config/outlets.yaml.",
    Outcome.DNS_FAILED: "One host: it moved or died. Many at once: look at the DNS of this machine.",
    Outcome.CONNECT_FAILED: "One host: wait. Many at once: look at the network and firewall of this machine.",
    Outcome.TLS_FAILED: "Wait a few days: the publisher has to renew the certificate.",
    Outcome.TIMED_OUT: "Wait. If it stays, give it longer: WIRECOPY_FETCH__FEED_SECONDS and PAGE_SECONDS.",
    Outcome.CUT_OFF: _WAIT,
    Outcome.TOO_LARGE: "If the document is honest, raise WIRECOPY_FETCH__FEED_BYTES or PAGE_BYTES.",
    Outcome.BAD_ENCODING: f"Wait. If it stays: {_TELL_PUBLISHER.lower()}",
    Outcome.BAD_RESPONSE: f"Wait. If it stays: {_TELL_PUBLISHER.lower()}",
    Outcome.RATE_LIMITED: "Set WIRECOPY_CONTACT. If it stays, poll less: WIRECOPY_POLLING__MIN_INTERVAL.",
    Outcome.FORBIDDEN: "Set WIRECOPY_CONTACT and ask the publisher, or take the feed out.",
    Outcome.NOT_FOUND: "Find its new address with wirecopy feeds check https://the-site.",
    Outcome.GONE: "Take the feed out, or give its new address.",
    Outcome.CLIENT_ERROR: "Open it in a browser: the message names the status.",
    Outcome.SERVER_ERROR: _WAIT,
    Outcome.CHALLENGE: "Ask the publisher for access: we do not pretend to be a browser.",
    Outcome.NOT_A_FEED: "The message names feeds that the page points to: put one into config/outlets.yaml.",
    Outcome.UNSAFE_FEED: _TELL_PUBLISHER,
    Outcome.BROKEN_FEED: f"{_TELL_PUBLISHER} If other readers read it, tell us.",
    Outcome.EMPTY_FEED: "If it stays empty, look for the new feed of the outlet.",
    Outcome.CONSENT_PAGE: "If it stays, ask the publisher for access: we agree to nothing.",
    Outcome.NO_TEXT: "For a whole outlet: tell us, it needs a better extractor.",
    Outcome.NOT_AN_ARTICLE: "If it is an article: tell us.",
    Outcome.PARSER_FAILED: _TELL_US,
    Outcome.PARSER_KILLED: _TELL_US,
}


def what_to_do(outcome: Outcome | None) -> str:
    """Empty where nothing is to be done."""
    return _ACTIONS.get(outcome, "") if outcome else ""
