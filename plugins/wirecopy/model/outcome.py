"""How something ended: the closed list of outcomes."""

from __future__ import annotations

from enum import StrEnum


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
    # The document did not arrive, or not whole.
    DNS_FAILED = "dns_failed"
    CONNECT_FAILED = "connect_failed"
    TLS_FAILED = "tls_failed"
    TIMED_OUT = "timed_out"  # the total deadline, redirects included
    CUT_OFF = "cut_off"  # the body ended before its length, or before its end-of-stream mark
    TOO_LARGE = "too_large"  # over the byte cap, on the wire or decoded; a feed of too many elements
    BAD_ENCODING = "bad_encoding"  # a compression that is damaged, nested, or a bomb
    BAD_RESPONSE = "bad_response"  # not valid HTTP
    # The server said no.
    RATE_LIMITED = "rate_limited"  # 429, or 503 with Retry-After
    FORBIDDEN = "forbidden"  # 401, 402, 403, 451, or a page that says so
    NOT_FOUND = "not_found"  # 404, or a page that says so
    GONE = "gone"  # 410
    CLIENT_ERROR = "client_error"  # every other 4xx
    SERVER_ERROR = "server_error"  # 5xx
    CHALLENGE = "challenge"  # a bot wall answered in place of the document
    # The document was not what was asked for.
    NOT_A_FEED = "not_a_feed"
    UNSAFE_FEED = "unsafe_feed"  # a DTD with an internal subset
    BROKEN_FEED = "broken_feed"  # a feed that no parser of ours can read
    EMPTY_FEED = "empty_feed"  # a feed without entries
    NOT_A_PAGE = "not_a_page"  # PDF, image, sound: no HTML
    CONSENT_PAGE = "consent_page"  # a request to agree to cookies in place of the article
    NOT_AN_ARTICLE = "not_an_article"  # a front page, a section, a list of links, a comparison of versions
    NO_TEXT = "no_text"  # HTML without an article
    EXTRACTED = "extracted"
    PARSER_FAILED = "parser_failed"  # our parser or extractor raised
    PARSER_KILLED = "parser_killed"  # it ran over its time or memory and was killed
    # An entry that cannot become a page.
    NO_LINK = "no_link"  # its feed gives no usable address

    @property
    def is_success(self) -> bool:
        """Whether what was asked for is stored now, or was stored before."""
        return self in _SUCCESSES

    @property
    def is_transient(self) -> bool:
        """Whether the same request may succeed later although nobody changes anything."""
        return self in _TRANSIENTS

    @property
    def is_missing(self) -> bool:
        """Whether the server says that the document is not there."""
        return self in (Outcome.NOT_FOUND, Outcome.GONE)

    @property
    def is_parser_trouble(self) -> bool:
        """Whether our parser broke on the document, or was stopped."""
        return self in (Outcome.PARSER_FAILED, Outcome.PARSER_KILLED)

    @property
    def is_no_answer(self) -> bool:
        """Whether the server sent nothing, so that the trouble may be on our side."""
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
