from __future__ import annotations

import pytest

from tests.dedupe.prose import caption, menu, prose
from wirecopy.dedupe.prose_lines import keep_prose

BODY = prose(1, 120)


def stripped(*lines: str) -> str:
    return keep_prose("\n".join(lines), 40)


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook",
        "Image 3 of 14",
        "July 16, 2018 — 7:14am",
        "By A. Reporter, The Associated Press",
        "Photo: A. Photographer, AP",
        caption(2, 40),
        "The ferry enters the harbour on Monday after the storm. A. Photographer/AFP/Getty Images",
        "A crowd waits for the ferry at the northern pier, long after it should have left (",
        "FILE - The ferry is seen at the pier on May 3 last year, before it was rebuilt. The owner sold it.",
        "Copyright 2024 The Island Courier. All rights reserved. This may not be published elsewhere.",
        "window._feed = window._feed || []; window._feed.push({mode: 'thumbnails'});",
    ],
)
def test_a_line_that_is_not_the_article_goes(line: str) -> None:
    assert stripped(line, BODY) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "No.",
        "The ferry is late (AP photographers were on board).",
        "The statement reads:",
        "渡轮取消了。",
        "HELSINGOR (AP) — The ferry to the northern island was cancelled on Monday after a storm.",
        "A paragraph of news that breaks off in the middle, because the page ended its line at an "
        "unlucky place and went on in the",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert stripped(line, BODY) == f"{line}\n{BODY}"


def test_a_caption_printed_twice_goes_and_so_does_its_twin() -> None:
    line = "The ferry leaves the northern pier on Monday morning, two hours late."
    assert stripped(line, line, BODY) == BODY


def test_a_short_answer_may_stand_twice() -> None:
    assert stripped("No.", "No.", BODY) == f"No.\nNo.\n{BODY}"


def test_what_would_vanish_whole_is_no_furniture() -> None:
    listing = menu(3, 200)
    assert stripped(*listing.split("\n")) == listing


def test_a_text_without_line_breaks_is_left_alone() -> None:
    text = BODY.replace("\n", " ") + " Share on Facebook"
    assert stripped(text) == text
