"""Telling a bot wall from the document that was requested. Pure, and careful: a false alarm loses a document."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wirecopy.phrases import one_of
from wirecopy.phrases.notices import CHALLENGE_TITLES

# Headers by which walls can be told, with any status, as their makers document it: Cloudflare, "Detect a Challenge
# Page response"; AWS WAF, which sends its challenge as a 202 and its CAPTCHA as a 405.
_MARKS = (("cf-mitigated", "challenge"), ("x-amzn-waf-action", "challenge"), ("x-amzn-waf-action", "captcha"))

# Titles count only on a refusal: an article may be called anything. What comes with status 200 is judged as a whole, in
# extract/page_kind.py.
_REFUSALS = (403, 429, 503)
_TITLE = re.compile(
    rf"<title>\s*{one_of(CHALLENGE_TITLES)}(?:\.\.\.| \| Cloudflare)\s*</title>".encode(), re.IGNORECASE
)


def may_be_challenge(status: int, headers: Mapping[str, str]) -> bool:
    """Whether the body has to be read to know."""
    return status in _REFUSALS and "html" in headers.get("content-type", "")


def is_challenge(status: int, headers: Mapping[str, str], body: bytes) -> bool:
    """Whether a wall answered; `body` may be the beginning of the page, or empty."""
    if any(headers.get(name, "").strip().lower() == value for name, value in _MARKS):
        return True
    return may_be_challenge(status, headers) and _TITLE.search(body) is not None
