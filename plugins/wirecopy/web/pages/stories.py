"""Stories and their copies."""

from __future__ import annotations

from wirecopy.store.read_model.stories import StoryDetail
from wirecopy.web.page_template import PageContext, render


def render_story(detail: StoryDetail, context: PageContext) -> str:
    """One story."""
    return render("story.html", context, detail=detail)
