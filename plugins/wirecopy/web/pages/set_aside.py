"""What no stage takes any more, because work on it failed on our side."""

from __future__ import annotations

from collections.abc import Sequence

from wirecopy.store.read_model.feeds import SetAside
from wirecopy.web.page_template import PageContext, render

ITEMS_PER_PAGE = 100


def render_set_aside(items: Sequence[SetAside], page: int, context: PageContext) -> str:
    """A page of it, the newest first."""
    total = items[0].of_all if items else 0
    return render("set_aside.html", context, items=items, total=total, number=page, per_page=ITEMS_PER_PAGE)
