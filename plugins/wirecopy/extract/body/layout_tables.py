"""Tables that lay out a page instead of holding data, as sites of the 1990s still serve them."""

from __future__ import annotations

from lxml.html import HtmlElement

_PARTS = ("tr", "td", "th", "tbody", "thead", "tfoot", "center")


def unwrap_layout_tables(tree: HtmlElement) -> None:
    """Turn layout tables into plain blocks, since trafilatura reads a table as data: one line with bars.

    A table lays out when it holds paragraphs or another table. One cell around a picture is its frame and its caption,
    so that goes.
    """
    for table in reversed(list(tree.iter("table"))):  # inner ones first
        cells = table.findall(".//td")
        if len(cells) == 1 and table.find(".//img") is not None and table.find(".//p") is None:
            table.drop_tree()
        elif (
            table.find(".//p") is not None
            or table.find(".//table") is not None
            or table.find(".//div") is not None
        ):
            for part in list(table.iter("table", *_PARTS)):
                part.tag = "div"
