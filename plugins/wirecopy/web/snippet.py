"""Where a headline or a text has the words that were searched for."""

from __future__ import annotations

import re

# read_model/listed_articles and read_model/stories_with_words mark with characters that no text has.
_MARKED = re.compile("\ue000(.*?)\ue001", re.DOTALL)


def marked(snippet: str, title: str) -> list[tuple[str, bool]]:
    """The pieces of a snippet, each with whether it is what was searched for; without the headline, if text follows."""
    first, *others = snippet.splitlines() or [""]
    is_headline = others and _MARKED.sub(r"\1", first).strip() in title
    shown = " ".join(others if is_headline else [first, *others])
    return [(piece, at % 2 == 1) for at, piece in enumerate(_MARKED.split(shown)) if piece]
