"""Tables that lay out a page instead of holding data, as sites of the 1990s still serve them."""

from __future__ import annotations

from lxml.html import HtmlElement

from wirecopy.extract.body.prune import text_length

_PARTS = ("tr", "td", "th", "tbody", "thead", "tfoot", "center")
# Of pages whose tables were left so, 6 gained and none lost.
_MIN_ROWS = 3
_MAX_CELL = 0.3  # of the table's text: more is a column of the page


def unwrap_layout_tables(tree: HtmlElement) -> None:
    """Turn layout tables into plain blocks, since trafilatura reads a table as data: one line with bars.

    A table lays out when it holds paragraphs or another table. One cell around a picture is its frame and its caption,
    so that goes.
    """
    for table in reversed(list(tree.iter("table"))):  # inner ones first
        cells = table.findall(".//td")
        if len(cells) == 1 and table.find(".//img") is not None and table.find(".//p") is None:
            table.drop_tree()
        elif not _is_data(table) and (
            table.find(".//p") is not None
            or table.find(".//table") is not None
            or table.find(".//div") is not None
        ):
            for part in list(table.iter("table", *_PARTS)):
                part.tag = "div"


def _is_data(table: HtmlElement) -> bool:
    """Even rows of which no cell stands out hold data, even where each cell wraps its words in a paragraph."""
    rows = [[text_length(cell) for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if row]
    if len(rows) < _MIN_ROWS or len({len(row) for row in rows}) > 1 or len(rows[0]) == 1:
        return False
    return max(map(max, rows)) <= _MAX_CELL * sum(map(sum, rows))
