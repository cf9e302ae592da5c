"""A page that only says one thing."""

from __future__ import annotations

from wirecopy.web.page_template import PageContext, render


def render_message(title: str, message: str, context: PageContext, hint: str = "") -> str:
    """A page that only says one thing."""
    return render("message.html", context, title=title, message=message, hint=hint)
