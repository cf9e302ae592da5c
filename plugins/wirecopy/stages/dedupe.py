"""dedupe: which articles carry the same text; the answer is stories, copies and version links."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from psycopg import Connection

from wirecopy.dedupe.fingerprint import Fingerprint
from wirecopy.dedupe.group import Merge, StoryPlan, resolve_stories
from wirecopy.dedupe.linking import Candidate, Links, NewArticle, body_key, keepers, link_articles
from wirecopy.dedupe.match import RULE, match
from wirecopy.model import Ground, Match, Relation
from wirecopy.stages.context import StageContext
from wirecopy.stages.fingerprint_cache import Prints, Shelf
from wirecopy.stages.site_memory import remember_lines
from wirecopy.store.story import (
    Placement,
    Split,
    UncomparedArticle,
    create_stories,
    drop_shingles,
    find_candidates,
    index_sketches,
    link_versions,
    lock_writer,
    log_splits,
    manual_splits_of,
    merge_stories,
    place_articles,
    represented_articles,
    save_fingerprints,
    set_compared,
    stop_hashes,
    stories_of,
    uncompared_articles,
)

Pair = tuple[int, int]

# The founder of a story matches nobody but itself.
FOUNDER = Match(
    Relation.COPY, containment=1.0, jaccard=1.0, shared=0, longest_run=0, rule=RULE, ground=Ground.FOUNDER
)
# Of each article, so many of its nearest candidates are nearly always all that is compared; the others are read one
# by one, so that a live blog does not bring a thousand texts into memory.
_PROBABLY_COMPARED = 8


def dedupe(context: StageContext) -> dict[str, int]:
    """Compare every article whose text was not compared yet, batch by batch, each in one transaction.

    An article whose text changed brings all of its story, which is linked anew: whoever copies no member any
    more leaves it.
    """
    counts: Counter[str] = Counter()
    shelf = Shelf()
    with _no_search_for_cycles():
        while batch := context.database.transact(_compare_batch, context, shelf):
            counts += batch
            context.report(batch["articles"])
    return dict(counts)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """A batch makes a million small objects and no cycles; Python's search for some took a fifth of the stage's time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Linked:
    """A batch with its links, and what follows from them."""

    articles: Sequence[UncomparedArticle]
    links: Links
    keeps: Mapping[int, int]  # article of a story linked anew that stays in it -> that story
    plan: StoryPlan

    @property
    def changed(self) -> set[int]:
        return {article.article_id for article in self.articles if article.is_changed}


def _compare_batch(connection: Connection, context: StageContext, shelf: Shelf) -> Counter[str]:
    lock_writer(connection, "dedupe")
    articles = uncompared_articles(connection, context.settings.dedupe.batch)
    if not articles:
        return Counter()
    now = context.clock.now()
    prints = Prints(connection, shelf)
    made = {article.article_id: prints.make(article.titled_text) for article in articles}
    batch = [_new_article(article, made[article.article_id]) for article in articles]
    drop_shingles(connection, [article.article_id for article in articles if article.story_id is not None])
    found = find_candidates(connection, batch, context.settings.dedupe.window, now)
    prints.read(_probably_compared(found))
    linked = _link(connection, context, articles, batch, found, prints)
    representatives = linked.links.representatives
    save_fingerprints(connection, batch, made, representatives)
    index_sketches(connection, [each for each in batch if each.article_id not in representatives])
    splits = _apply(connection, linked, now)
    former = sorted({article.story_id for article in articles if article.story_id is not None})
    versions = link_versions(connection, linked.links.versions, former, now)
    remember_lines(connection, linked.changed, now)
    set_compared(connection, articles)
    return Counter(
        articles=len(articles),
        candidates=sum(map(len, found.values())),
        comparisons=linked.links.comparisons,
        indexed=len(articles) - len(representatives),
        copies=len(linked.links.copies),
        stories=len(linked.plan.new_stories),
        merges=len(linked.plan.merges),
        splits=splits,
        versions=versions,
    )


def _new_article(article: UncomparedArticle, made: Fingerprint) -> NewArticle:
    return NewArticle(article.article_id, body_key(made, article.title), made.sketch, article.first_seen_at)


def _probably_compared(found: Mapping[int, Sequence[Candidate]]) -> Iterable[int]:
    return (each.article_id for nearest in found.values() for each in nearest[:_PROBABLY_COMPARED])


def _link(
    connection: Connection,
    context: StageContext,
    articles: Sequence[UncomparedArticle],
    batch: Sequence[NewArticle],
    found: Mapping[int, Sequence[Candidate]],
    prints: Prints,
) -> _Linked:
    """Link the batch, and work out who stays in a story, who joins one and which stories are one."""
    others = {candidate.article_id for each in found.values() for candidate in each}
    represented = represented_articles(connection, others, [each.article_id for each in batch])
    homes = stories_of(connection, others.union(*represented.values()))
    former = {article.article_id: article.story_id for article in articles if article.story_id is not None}
    links = link_articles(
        batch,
        found,
        represented,
        {**homes, **dict.fromkeys((each.article_id for each in batch), None)},
        former,
        manual_splits_of(
            connection, {*former.values(), *(story for story in homes.values() if story is not None)}
        ),
        stop_hashes(connection, batch),
        context.settings.dedupe.window,
        lambda a, b: match(prints[a], prints[b]),
    )
    changed = {article.article_id for article in articles if article.is_changed}
    keeps = keepers(former, changed, links.groups)
    current = {each.article_id: keeps.get(each.article_id) for each in batch}
    current |= {article: homes[article] for pair in links.copies for article in pair if article in homes}
    return _Linked(articles, links, keeps, resolve_stories(current, links.copies))


# -------------------------------------------------------------------------------------------- writing


def _apply(connection: Connection, linked: _Linked, now: datetime) -> int:
    """Write the plan; returns how many articles left a story."""
    best = _best_matches(linked.links.copies)
    plan = linked.plan
    placements = [_placement(article, story, best) for article, story in plan.joins]
    stories = create_stories(connection, len(plan.new_stories), now)
    for story, (founder, *rest) in zip(stories, plan.new_stories, strict=True):
        placements.append(Placement(founder, story, None, FOUNDER))
        placements += [_placement(article, story, best) for article in rest]
    splits = _splits(linked, {place.article_id: place.story_id for place in placements})
    place_articles(connection, [*placements, *_renewed(linked, best)], now)
    log_splits(connection, splits, now)
    for merge in plan.merges:
        merge_stories(connection, merge, _reason(merge, linked.links.copies), now)
    return len(splits)


def _splits(linked: _Linked, placed: Mapping[int, int]) -> list[Split]:
    """The articles that leave the story they stood in."""
    return [
        Split(
            article.story_id,
            placed[article.article_id],
            article.article_id,
            f"the text of article {article.article_id} changed: it copies no other member any more"
            if article.is_changed
            else f"article {article.article_id} copied only members that are gone or have changed",
        )
        for article in linked.articles
        if article.story_id is not None and article.article_id not in linked.keeps
    ]


def _renewed(linked: _Linked, best: Mapping[int, tuple[int, Match]]) -> list[Placement]:
    """New evidence for those who stay in their story while the evidence that put them there changed or left."""
    stale = linked.changed | {
        article.article_id
        for article in linked.articles
        if article.story_id is not None and article.article_id not in linked.keeps
    }
    staying = [article for article in linked.articles if article.article_id in linked.keeps]
    founded = {article.story_id for article in staying if article.matched_article_id is None}
    renewed = []
    for article in staying:
        own, story = article.article_id, linked.keeps[article.article_id]
        if story not in founded:
            founded.add(story)
            renewed.append(Placement(own, story, None, FOUNDER))
        elif article.matched_article_id is not None and {own, article.matched_article_id} & stale:
            renewed.append(_placement(own, story, best))
    return renewed


def _best_matches(copies: Mapping[Pair, Match]) -> dict[int, tuple[int, Match]]:
    """For each article the one it copies most closely, the lower number among equals."""
    best: dict[int, tuple[int, Match]] = {}
    for (a, b), found in sorted(copies.items()):
        for article, other in ((a, b), (b, a)):
            if article not in best or found.containment > best[article][1].containment:
                best[article] = (other, found)
    return best


def _placement(article: int, story: int, best: Mapping[int, tuple[int, Match]]) -> Placement:
    other, found = best[article]
    return Placement(article, story, other, found)


def _reason(merge: Merge, copies: Mapping[Pair, Match]) -> str:
    a, b = sorted((merge.article_id, merge.matched_article_id))
    found = copies[(a, b)]
    return (
        f"article {merge.article_id} copies article {merge.matched_article_id}: "
        f"{found.containment:.2f} of the shorter text shared, longest run {found.longest_run} words ({found.rule}: {found.ground})"
    )
