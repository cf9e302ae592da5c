"""dedupe: which articles carry the same text; the answer is stories, copies and version links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from psycopg import Connection

from wirecopy.dedupe.fingerprint import Fingerprint, fingerprint
from wirecopy.dedupe.group import Merge, StoryPlan, resolve_stories
from wirecopy.dedupe.match import RULE, match
from wirecopy.model import Ground, Match, Relation
from wirecopy.stages.context import StageContext
from wirecopy.store.story import (
    Placement,
    candidate_pairs,
    create_story,
    link_versions,
    lock_writer,
    merge_stories,
    place_articles,
    save_fingerprints,
    set_compared,
    stories_of,
    titled_texts_of,
    uncompared_articles,
)

Pair = tuple[int, int]

# The founder of a story matches nobody but itself.
_FOUNDER = Match(
    Relation.COPY, containment=1.0, jaccard=1.0, shared=0, longest_run=0, rule=RULE, ground=Ground.FOUNDER
)


def dedupe(context: StageContext) -> dict[str, int]:
    """Compare every article whose text was not compared yet, batch by batch, each in one transaction."""
    counts: Counter[str] = Counter()
    while batch := context.database.transact(_compare_batch, context):
        counts += batch
        context.report(batch["articles"])
    return dict(counts)


def _compare_batch(connection: Connection, context: StageContext) -> Counter[str]:
    lock_writer(connection, "dedupe")
    articles = uncompared_articles(connection, context.settings.dedupe.batch)
    if not articles:
        return Counter()
    now = context.clock.now()
    prints = {article.article_id: fingerprint(article.text, article.title) for article in articles}
    save_fingerprints(connection, articles, prints)
    # Counted from the articles, not from now: pages that a replay or an import brings are of another time.
    oldest = min(article.first_seen_at for article in articles)
    pairs = candidate_pairs(connection, prints, oldest - context.settings.dedupe.window)
    matches = _judge(pairs, _with_others(connection, prints, pairs))
    copies = {pair: found for pair, found in matches.items() if found.relation is Relation.COPY}
    versions = {pair: found for pair, found in matches.items() if found.relation is Relation.VERSION}
    current = stories_of(connection, {*prints, *(article for pair in copies for article in pair)})
    plan = resolve_stories(current, copies)
    _apply(connection, context, plan, copies)
    linked = link_versions(connection, versions, now)
    set_compared(connection, sorted(prints))
    return Counter(
        articles=len(articles),
        candidates=len(pairs),
        copies=len(copies),
        stories=len(plan.new_stories),
        merges=len(plan.merges),
        versions=linked,
    )


def _with_others(
    connection: Connection, prints: Mapping[int, Fingerprint], pairs: Sequence[Pair]
) -> dict[int, Fingerprint]:
    """The batch's fingerprints and those of the older articles that it is held against."""
    others = {article for pair in pairs for article in pair} - set(prints)
    return {
        **prints,
        **{
            article: fingerprint(text, title)
            for article, (title, text) in titled_texts_of(connection, others).items()
        },
    }


def _judge(pairs: Iterable[Pair], prints: Mapping[int, Fingerprint]) -> dict[Pair, Match]:
    return {(a, b): match(prints[a], prints[b]) for a, b in pairs}


def _apply(
    connection: Connection, context: StageContext, plan: StoryPlan, copies: Mapping[Pair, Match]
) -> None:
    now = context.clock.now()
    best = _best_matches(copies)
    placements = [_placement(article, story, best) for article, story in plan.joins]
    for members in plan.new_stories:
        story = create_story(connection, now)
        founder, *rest = members
        placements.append(Placement(founder, story, None, _FOUNDER))
        placements += [_placement(article, story, best) for article in rest]
    place_articles(connection, placements, now)
    for merge in plan.merges:
        merge_stories(connection, merge, _reason(merge, copies), now)


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
