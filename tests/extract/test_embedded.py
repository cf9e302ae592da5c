"""Articles that stand in script data only."""

from __future__ import annotations

import json

import pytest

from wirecopy.extract import extract_page
from wirecopy.model import Outcome

LINES = [
    f"The invented ferry number {n} left the quay at noon with forty people and a piano on board."
    for n in range(12)
]
STUB = "<h1>Ferry takes a piano across</h1><p>Loading …</p>"


def page(script: str) -> bytes:
    head = "<title>Ferry takes a piano across</title>"
    return f"<html><head>{head}</head><body>{STUB}{script}</body></html>".encode()


def next_data() -> str:
    data = {
        "props": {"article": {"body": [{"type": "p", "text": line} for line in LINES], "other": "x" * 20}}
    }
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'


def fusion() -> str:
    data = {
        "content_elements": [{"type": "text", "content": f"{line} <b>It is heavy.</b>"} for line in LINES]
    }
    return f"<script>window.Fusion={{}};Fusion.globalContent={json.dumps(data)};Fusion.x=1</script>"


def flight() -> str:
    rows = "1:" + json.dumps({"body": "".join(f"<p>{line}</p>" for line in LINES)}) + "\n"
    half = len(rows) // 2
    parts = (rows[:half], rows[half:])
    return "".join(f"<script>self.__next_f.push([1,{json.dumps(part)}])</script>" for part in parts)


@pytest.mark.parametrize("script", [next_data(), fusion(), flight()])
def test_the_body_is_read_from_script_data(script: str) -> None:
    result = extract_page(page(script), "https://gazette.example/a")
    assert result.outcome is Outcome.EXTRACTED
    assert [line.removesuffix(" It is heavy.") for line in result.text.split("\n")] == LINES


@pytest.mark.parametrize("body", ["\n".join(LINES), "".join(f"<p>{line}</p>" for line in LINES)])
def test_the_stated_body_is_read_where_the_page_shows_a_stub(body: str) -> None:
    data = {"@type": "NewsArticle", "headline": "Ferry takes a piano across", "articleBody": body}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert extract_page(page(script), "https://gazette.example/a").text.split("\n") == LINES


@pytest.mark.parametrize(
    "script", ["<script>window.__X__ = {broken</script>", '<script type="application/json">[[[</script>']
)
def test_broken_data_is_no_text(script: str) -> None:
    assert extract_page(page(script), "https://gazette.example/a").outcome is Outcome.NO_TEXT
