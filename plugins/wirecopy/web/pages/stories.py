"""The list of stories."""

from __future__ import annotations

from datetime import timedelta

from wirecopy.store.read_model.story_list import (
    MOST_CARRIED_DAYS,
    STORIES_LOOKED_AT,
    StoryFilter,
    StoryList,
    StoryOrder,
    StoryPosition,
)
from wirecopy.web.languages import language_name
from wirecopy.web.page_template import PageContext, render

# How many outlets a story should have, to choose from; 2 is what is shown unasked.
_LEAST_OUTLETS = (
    ("1", "any number of outlets"),
    *(("" if least == 2 else str(least), f"{least} outlets or more") for least in (2, 3, 5, 10, 20)),
)


def render_stories(found: StoryList, chosen: StoryFilter, context: PageContext) -> str:
    """A page of stories."""
    return render(
        "stories.html",
        context,
        found=found,
        chosen=chosen,
        matches={match.story_id: match for match in found.matches},
        of_all=found.matches[0].of_all if found.matches else 0,
        languages=[("", "any"), *((language, language_name(language)) for language in found.languages)],
        least_outlets=_LEAST_OUTLETS,
        a_minute=timedelta(minutes=1),
        by_outlets=chosen.order is StoryOrder.OUTLETS,
        behind=position_word(found.behind),
        stories_looked_at=STORIES_LOOKED_AT,
        most_carried_days=MOST_CARRIED_DAYS,
    )


def position_word(position: StoryPosition | None) -> str | None:
    """A position as it stands in an address."""
    if position is None:
        return None
    value = position.outlets if position.at is None else position.at.isoformat()
    return f"{value}~{position.story_id}"
