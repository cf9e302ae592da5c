"""The form of a line in the log, and what must never stand in it."""

from __future__ import annotations

import pytest

from wirecopy.log_line import MAX_TRACE_CHARACTERS, log_line, without_secrets


def test_a_line_is_what_happened_and_its_fields() -> None:
    fields = {"run": "cli_1", "shard": 0, "url": "", "document": None, "seconds": 1.23456}
    assert log_line("begin", fields) == "begin run=cli_1 shard=0 seconds=1.23"


def test_a_value_that_could_be_read_as_two_is_quoted() -> None:
    line = log_line(
        "request", {"domains": "a.example, b.example", "url": "http://a.example/?id=1", "said": 'a "b"'}
    )
    assert line == 'request domains="a.example, b.example" url="http://a.example/?id=1" said="a \\"b\\""'


def test_a_value_of_a_stranger_stays_on_its_line_and_moves_no_cursor() -> None:
    line = log_line("request", {"message": "first\nERROR second\x1b[2J \u202eback"})
    assert line == r'request message="first\nERROR second\u001b[2J \u202eback"'


def test_a_traceback_follows_on_lines_of_its_own() -> None:
    assert log_line("the parser failed", {"document": 7}, "Traceback:\n  in parse\n\x1b[31mKeyError\n") == (
        "the parser failed document=7\nTraceback:\n  in parse\n\ufffd[31mKeyError"
    )


def test_a_long_traceback_keeps_its_beginning_and_its_end() -> None:
    line = log_line("failed", {}, "Traceback\n" + "x" * 10 * MAX_TRACE_CHARACTERS + "\nKeyError: 'title'")
    assert len(line) < MAX_TRACE_CHARACTERS + 100
    assert line.startswith("failed\nTraceback\nxxx")
    assert line.endswith("xxx\nKeyError: 'title'")
    assert "characters left out" in line


def test_a_long_value_is_cut() -> None:
    assert len(log_line("request", {"url": "http://a.example/" + "x" * 8000})) < 1200


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("http://user:sesame@a.example/f", "http://a.example/f"),
        ("http://sesame@a.example/f", "http://a.example/f"),
        ("http://a.example/f?api_key=sesame&id=7", "http://a.example/f?api_key=(hidden)&id=7"),
        ("http://a.example/f?key=sesame#top", "http://a.example/f?key=(hidden)#top"),
        ("http://a.example/f?apikey=sesame", "http://a.example/f?apikey=(hidden)"),
        ("http://a.example/f?access_token=sesame", "http://a.example/f?access_token=(hidden)"),
        ("http://a.example/f?x=1&sig=sesame", "http://a.example/f?x=1&sig=(hidden)"),
        ("http://a.example/f?X-Amz-Signature=sesame", "http://a.example/f?X-Amz-Signature=(hidden)"),
        ("http://a.example/f?Key-Pair-Id=sesame", "http://a.example/f?Key-Pair-Id=(hidden)"),
        ("http://a.example/f?PHPSESSIONID=sesame", "http://a.example/f?PHPSESSIONID=(hidden)"),
        ("http://a.example/f?auth=sesame", "http://a.example/f?auth=(hidden)"),
        (
            "no connection: postgresql://news:sesame@db/news?x=1 is down",
            "no connection: postgresql://(hidden) is down",
        ),
        ("postgresql+psycopg://news:sesame@db/news", "postgresql://(hidden)"),
        ("host=db password=sesame dbname=news", "host=db password=(hidden) dbname=news"),
        # What only looks like one stays.
        ("http://a.example/f?author=Smith&keyword=fire", "http://a.example/f?author=Smith&keyword=fire"),
        ("http://a.example/@user/story", "http://a.example/@user/story"),
        ("http://a.example/f?id=1&monkey=2", "http://a.example/f?id=1&monkey=2"),
        ("if key == other:", "if key == other:"),
    ],
)
def test_nothing_secret_is_written(text: str, safe: str) -> None:
    assert without_secrets(text) == safe


def test_a_secret_is_hidden_wherever_it_stands() -> None:
    secret = "http://user:sesame@a.example/f?token=sesame"
    line = log_line(f"asked {secret}", {"url": secret}, f"Traceback\nValueError: {secret}")
    assert "sesame" not in line


@pytest.mark.parametrize("length", range(4 * MAX_TRACE_CHARACTERS - 60, 4 * MAX_TRACE_CHARACTERS + 60, 7))
def test_a_cut_leaves_no_half_of_a_password(length: int) -> None:
    """An address that a cut halves does not look like one any more."""
    address = "http://user:sesame-sesame-sesame@a.example/"
    trace = "x" * (length // 2) + address + "x" * (length // 2)
    assert "sesame" not in log_line("failed", {}, trace)
