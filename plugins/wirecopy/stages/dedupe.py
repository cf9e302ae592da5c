"""dedupe: which articles carry the same text; the answer is stories, copies and version links."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

from psycopg import Connection

from wirecopy.dedupe.candidates import Candidate, NewArticle, body_key, incomparable
from wirecopy.dedupe.decide_placements import decide_placements, plan_stories
from wirecopy.dedupe.fingerprint import Fingerprint
from wirecopy.dedupe.linking import LinkingInput, link_articles
from wirecopy.dedupe.match import match
from wirecopy.model import Match, WorkItem
from wirecopy.stages.context import StageContext
from wirecopy.stages.fingerprint_cache import BatchFingerprints, FingerprintCache
from wirecopy.stages.site_memory import remember_lines
from wirecopy.stages.waiting_items import work_on_waiting
from wirecopy.store.story import (
    UncomparedArticle,
    create_stories,
    find_candidates,
    index_sketches,
    link_versions,
    lock_stories,
    log_splits,
    manual_splits_of,
    merge_stories,
    place_articles,
    remove_from_index,
    renew_running_stories,
    represented_articles,
    rest_of_stories,
    save_fingerprints,
    set_compared,
    stop_hashes,
    stories_of,
    suspect_article,
    uncompared_articles,
    waiting_articles,
)

# Of each article, so many of its nearest candidates are nearly always all that is compared. The others are read one
# by one, so that a live blog does not bring a thousand texts into memory. Chosen, not measured.
_PROBABLY_COMPARED = 8


def dedupe(context: StageContext) -> dict[str, int]:
    """Compare every article whose text was not compared yet, batch by batch, each in one transaction.

    An article whose text changed brings its story, which is linked anew: whoever copies no member any more leaves it.
    Members that have no room in the batch come in the next ones.
    """
    work = partial(_dedupe_batch, cache=FingerprintCache())
    with _without_garbage_collection():
        return dict(work_on_waiting(context, WorkItem.ARTICLE, _find_waiting, _find_suspect, work))


def _find_waiting(connection: Connection, context: StageContext) -> list[int]:
    lock_stories(connection)
    policy = context.settings.dedupe
    return waiting_articles(connection, policy.batch, max_bytes=policy.batch_bytes)


def _find_suspect(connection: Connection, context: StageContext) -> list[int]:
    lock_stories(connection)
    return suspect_article(connection, context.holder)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """A batch makes a million small objects and no cycles; the search for cycles took a fifth of the stage's time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _dedupe_batch(
    connection: Connection, context: StageContext, article_ids: Sequence[int], *, cache: FingerprintCache
) -> Counter[str]:
    """Read a batch → fingerprint it → find candidates → link → decide places → store."""
    lock_stories(connection)
    policy = context.settings.dedupe
    articles = uncompared_articles(
        connection, article_ids, max_companions=policy.batch, max_bytes=policy.batch_bytes
    )
    if not articles:
        return Counter()
    now, window = context.clock.now(), policy.window

    fingerprints = BatchFingerprints(connection, cache)
    made = _fingerprint(articles, fingerprints)
    batch = [_new_article(article, made[article.article_id]) for article in articles]

    former_stories = {each.article_id: each.story_id for each in articles if each.story_id is not None}
    remove_from_index(connection, sorted(former_stories))
    candidates = find_candidates(connection, batch, window, now)
    fingerprints.read(_probably_compared(candidates))

    represented, stories = _read_stories(connection, batch, candidates)
    known = LinkingInput(
        articles=batch,
        candidates=candidates,
        represented=represented,
        stories=stories,
        former_stories=former_stories,
        manual_splits=manual_splits_of(
            connection, {*former_stories.values(), *(each for each in stories.values() if each is not None)}
        ),
        stop_hashes=stop_hashes(connection, batch),
        window=window,
    )
    links = link_articles(known, lambda a, b: _compare(fingerprints, a, b))

    rest = rest_of_stories(connection, set(former_stories.values()), [each.article_id for each in articles])
    plan = plan_stories(articles, links, stories, rest)
    new_stories = create_stories(connection, len(plan.stories.new_stories), now)
    founded = [story_id for story_id, is_founded in rest.items() if is_founded]
    places = decide_placements(articles, links, plan, new_stories, founded)

    save_fingerprints(connection, batch, made, links.representatives)
    index_sketches(connection, [each for each in batch if each.article_id not in links.representatives])
    place_articles(connection, places.placed, now)
    log_splits(connection, places.splits, now)
    for merge, reason in places.merges:
        merge_stories(connection, merge, reason, now)
    versions = link_versions(connection, links.versions, sorted(set(former_stories.values())), now)
    merged = {story for merge, _ in places.merges for story in (merge.from_story, merge.into_story)}
    renew_running_stories(connection, merged.union(versions.story_ids))
    remember_lines(connection, {article.article_id for article in articles if article.is_changed}, now)
    set_compared(connection, articles)
    return Counter(
        articles=len(articles),
        candidates=sum(map(len, candidates.values())),
        comparisons=links.comparisons,
        indexed=len(articles) - len(links.representatives),
        copies=len(links.copies),
        stories=len(new_stories),
        merges=len(places.merges),
        splits=len(places.splits),
        versions=versions.added,
    )


def _fingerprint(
    articles: Sequence[UncomparedArticle], fingerprints: BatchFingerprints
) -> dict[int, Fingerprint]:
    made = {}
    for article in articles:
        try:
            made[article.article_id] = fingerprints.make(article.titled_text)
        except Exception as error:
            error.add_note(f"while article {article.article_id} was fingerprinted")
            raise
    return made


def _new_article(article: UncomparedArticle, made: Fingerprint) -> NewArticle:
    if article.is_summary:
        return incomparable(article.article_id, article.first_seen_at)
    return NewArticle(article.article_id, body_key(made, article.title), made.sketch, article.first_seen_at)


def _probably_compared(candidates: Mapping[int, Sequence[Candidate]]) -> Iterable[int]:
    return (each.article_id for found in candidates.values() for each in found[:_PROBABLY_COMPARED])


def _read_stories(
    connection: Connection, batch: Sequence[NewArticle], candidates: Mapping[int, Sequence[Candidate]]
) -> tuple[dict[int, list[int]], dict[int, int | None]]:
    """The articles that the candidates represent, and the stories of both."""
    others = {candidate.article_id for found in candidates.values() for candidate in found}
    represented = represented_articles(connection, others, [article.article_id for article in batch])
    return represented, stories_of(connection, others.union(*represented.values()))


def _compare(fingerprints: BatchFingerprints, a: int, b: int) -> Match:
    try:
        return match(fingerprints[a], fingerprints[b])
    except Exception as error:
        error.add_note(f"while article {a} was compared with article {b}")
        raise
