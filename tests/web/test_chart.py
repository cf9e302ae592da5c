"""Charts: shapes that show the numbers, and the numbers themselves for those who see no shapes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from lxml import html

from tests.web.sample import NOW
from tests.web.test_pages import text_of
from wirecopy.web.chart import Chart, Mark, Series, bar_shapes, strip_shapes, usual_line
from wirecopy.web.page_template import environment
from wirecopy.web.tone import Tone

CHART = Chart(
    "Articles per hour",
    [NOW - timedelta(hours=hours) for hours in (2, 1, 0)],
    [Series("originals", "kept", [30, 0, 10]), Series("wire copy", "added", [15, 0, 30])],
    usual=[20, None, 40],
    links=["/a", None, None],
)


def drawn(chart: Chart) -> str:
    macros: Any = environment().get_template("macros.html").module
    return str(macros.chart(chart, NOW))


@pytest.mark.parametrize(
    ("highest", "top"), [(0, 1), (1, 1), (3, 5), (45, 50), (50, 50), (51, 100), (1201, 2000)]
)
def test_the_scale_ends_at_a_round_number(highest: float, top: float) -> None:
    assert Chart("", ["a"], [Series("", "kept", [highest])]).top == top


def test_series_are_stacked_and_fill_their_share_of_the_height() -> None:
    first, second, third = bar_shapes(CHART)
    assert [(bar.y, bar.height) for bar in first] == [(40, 60), (10, 30)]
    assert second == []
    assert [bar.height for bar in third] == [20, 60]
    assert third[0].x > first[0].x + first[0].width


def test_what_is_usual_is_a_line_with_gaps() -> None:
    assert usual_line(CHART) == []
    assert usual_line(Chart("", ["a", "b"], [], usual=[1, 2])) == ["25.0,50.0 75.0,0.0"]


def test_a_strip_has_a_mark_for_each_event() -> None:
    shapes = strip_shapes([Mark(Tone.GOOD, "ok"), Mark(Tone.BAD, "timed out")])
    assert [round(shape.x) for shape in shapes] == [5, 55]


def test_a_chart_has_its_table_and_words_for_each_column() -> None:
    page = drawn(CHART)
    tree = html.fromstring(page)
    assert "3 Aug 07:30 30 15 20" in text_of(page)
    assert "3 Aug 07:30 UTC: 30 originals, 15 wire copy, usual 20" in str(tree.xpath("string(//svg//title)"))
    assert tree.xpath("//tbody//a/@href") == ["/a"]
    empty = Chart("None", [], [Series("a", "kept", [])])
    assert "None" in drawn(empty)
