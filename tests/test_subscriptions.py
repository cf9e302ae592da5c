"""Subscription lists from outside, whatever is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirecopy.errors import UsageError
from wirecopy.settings import ParseLimits
from wirecopy.subscriptions import OutletFacts, import_opml


def test_a_list_that_stalls_its_parser_is_told_in_one_line_and_nothing_is_added(tmp_path: Path) -> None:
    """1.2 MB, in which each of 20,000 feeds stands in 250 folders: 4 s in the main process once."""
    feeds = "".join(f"<outline xmlUrl='https://a.example/{number}'/>" for number in range(20_000))
    folders = "<outline text='folder'>" * 250
    document = f"<opml><body>{folders}{feeds}{'</outline>' * 250}</body></opml>".encode()
    outlets = tmp_path / "outlets.yaml"

    with pytest.raises(UsageError, match="its parser") as refused:
        import_opml(outlets, document, OutletFacts(), ParseLimits(seconds=0.1))

    assert "\n" not in str(refused.value)
    assert not outlets.exists()
