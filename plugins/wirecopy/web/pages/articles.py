"""Articles: a pleasure to read, beside the fullest text of their story; and what reading one again would change."""

from __future__ import annotations

from datetime import timedelta

from wirecopy.extract.decide_article import ReplayEffect, RevisionCause
from wirecopy.model import Access, TextSource
from wirecopy.stages.extract_again import ReadAgain
from wirecopy.store.read_model.articles import ArticleDetail, ArticleSummary
from wirecopy.web.formatting import many
from wirecopy.web.page_template import PageContext, render
from wirecopy.web.text_changes import changed_words, compared_paragraphs, folded
from wirecopy.web.tone import Tone
from wirecopy.web.value_origins import value_origins
from wirecopy.word_count import count_words


def render_article(detail: ArticleDetail, context: PageContext) -> str:
    """One article to read, or held against the fullest text of its story or another revision."""
    state = detail.revision or detail.article
    headline = next((passage for passage in detail.passages if passage.is_headline), None)
    compared = compared_paragraphs(
        [passage for passage in detail.passages if not passage.is_headline],
        None if detail.revision else detail.article.text,
    )
    return render(
        "article.html",
        context,
        detail=detail,
        state=state,
        paragraphs=[line for line in state.text.splitlines() if line.strip()],
        words_shown=count_words(state.text),
        headline=changed_words(headline.was or "", headline.text) if headline else None,
        compared=folded(compared),
        is_changed=headline is not None or not all(each.is_unchanged for each in compared),
        origins=value_origins(detail.article, detail.credits, detail.entries),
        notes=text_notes(detail.article),
        cause_words=_CAUSES,
        document=next((fetch for fetch in detail.fetches if fetch.extract_outcome is not None), None),
    )


_CAUSES = {
    RevisionCause.FIRST_SEEN: "as we saw it first",
    RevisionCause.PAGE_CHANGED: "changed by the outlet",
    RevisionCause.REEXTRACTED: "read anew by a later extractor of ours",
    RevisionCause.SOURCE_CHANGED: "read from another document",
}


def text_notes(article: ArticleSummary) -> list[tuple[Tone, str]]:
    """What a reader has to know about the text before reading it, the gravest first."""
    notes = []
    if article.withdrawn_at:
        notes.append((Tone.BAD, "Its page was taken down. What we have of it stays here."))
    if not article.text.strip():
        notes.append((Tone.BAD, "We have no text of it."))
    elif article.access is Access.TEASER and article.text_source is TextSource.FEED:
        notes.append(
            (Tone.WARN, "This is what its feed says of it: its page is no article, or could not be had.")
        )
    elif article.access is Access.TEASER:
        notes.append((Tone.WARN, "This is only its beginning: the rest is for subscribers."))
    elif article.text_source is TextSource.FEED:
        notes.append((Tone.QUIET, "The text is from its feed, as its page gives less or could not be had."))
    elif article.text_source is TextSource.ALTERNATE:
        notes.append((Tone.QUIET, "The text is from the AMP or print form of its page, which gives more."))
    if article.access is Access.PAYWALLED:
        notes.append((Tone.WARN, "On its site it is for subscribers."))
    elif article.access is Access.METERED:
        notes.append((Tone.QUIET, "On its site a few articles are free, then it takes a subscription."))
    return notes


def render_read_again(found: ReadAgain, context: PageContext) -> str:
    """What the extractor of now would make of an article, beside what is stored."""
    return render(
        "read_again.html",
        context,
        found=found,
        verdict=_verdict(found),
        command=_replay_command(found),
        compared=folded(compared_paragraphs(found.passages)),
    )


def _verdict(found: ReadAgain) -> str:
    if found.effect is ReplayEffect.FAILED:
        return "The extractor broke on the stored page: nothing would change."
    if found.now is None:
        return "The stored page gives no text that would replace this one: what is stored would stay."
    if found.effect is ReplayEffect.METADATA:
        return "Headline and text would stay. Authors, times, credits, access or the like would change."
    if found.effect is ReplayEffect.CHANGED and found.words_added + found.words_removed:
        added, removed = many(found.words_added, "word", "words"), many(found.words_removed, "word", "words")
        return f"The text would change: {added} added, {removed} removed."
    if found.effect is ReplayEffect.CHANGED:
        return "The headline, or marks in the text, would change; its words would stay."
    return "Nothing would change."


def _replay_command(found: ReadAgain) -> str | None:
    """The replay of what was fetched in that second, where it would change something."""
    if found.now is None or found.effect not in (ReplayEffect.CHANGED, ReplayEffect.METADATA):
        return None
    since = found.fetched_at.replace(microsecond=0)
    until = since + timedelta(seconds=1)
    return f"wirecopy replay --since {since:%Y-%m-%dT%H:%M:%SZ} --until {until:%Y-%m-%dT%H:%M:%SZ} --apply"
