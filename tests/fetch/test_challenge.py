"""Telling a bot wall from a document."""

import pytest

from wirecopy.fetch.challenge import is_challenge

WALL = b"<html><head><title>Just a moment...</title></head></html>"
HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (403, {"cf-mitigated": "challenge"}, b""),
        (200, {"cf-mitigated": "Challenge"}, b""),
        (202, {"x-amzn-waf-action": "challenge"}, b""),
        (405, {"x-amzn-waf-action": "captcha"}, b""),
        (403, HTML, WALL),
        (503, HTML, WALL),
        (403, HTML, b"<title>Attention Required! | Cloudflare</title>"),
    ],
)
def test_a_wall_is_recognised(status: int, headers: dict[str, str], body: bytes) -> None:
    assert is_challenge(status, headers, body)


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, HTML, WALL),  # an article may have any title
        (403, HTML, b"<title>Forbidden</title><p>Just a moment...</p>"),
        (403, {"content-type": "application/json"}, WALL),
        (403, {"server": "cloudflare", **HTML}, b"<title>Access denied</title>"),
        (404, HTML, WALL),
    ],
)
def test_a_document_or_an_ordinary_refusal_is_no_wall(
    status: int, headers: dict[str, str], body: bytes
) -> None:
    assert not is_challenge(status, headers, body)
