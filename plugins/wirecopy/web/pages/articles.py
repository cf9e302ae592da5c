"""Articles: a pleasure to read, beside the fullest text of their story; and what reading one again would change."""

from __future__ import annotations

from datetime import timedelta

from wirecopy.extract.decide_article import ReplayEffect
from wirecopy.stages.extract_again import ReadAgain
from wirecopy.store.read_model.articles import ArticleDetail
from wirecopy.web.formatting import many
from wirecopy.web.page_template import PageContext, render


def render_article(detail: ArticleDetail, context: PageContext) -> str:
    """One article, compared with the fullest text of its story."""
    return render("article.html", context, detail=detail)


def render_read_again(found: ReadAgain, context: PageContext) -> str:
    """What the extractor of now would make of an article, beside what is stored."""
    return render(
        "read_again.html", context, found=found, verdict=_verdict(found), command=_replay_command(found)
    )


def _verdict(found: ReadAgain) -> str:
    if found.effect is ReplayEffect.FAILED:
        return "The extractor broke on the stored page: nothing would change."
    if found.now is None:
        return "The stored page gives no text that would replace this one: what is stored would stay."
    if found.effect is ReplayEffect.METADATA:
        return "Headline and text would stay. Authors, times, credits, access or the like would change."
    if found.effect is ReplayEffect.CHANGED:
        return f"It would change: {many(found.words_added, 'word', 'words')} more, {many(found.words_removed, 'word', 'words')} fewer in the text."
    return "Nothing would change."


def _replay_command(found: ReadAgain) -> str | None:
    """The replay of that page alone, where it would change something."""
    if found.now is None or found.effect not in (ReplayEffect.CHANGED, ReplayEffect.METADATA):
        return None
    since = found.fetched_at.replace(microsecond=0)
    until = since + timedelta(seconds=1)
    return f"wirecopy replay --since {since:%Y-%m-%dT%H:%M:%SZ} --until {until:%Y-%m-%dT%H:%M:%SZ} --apply"
