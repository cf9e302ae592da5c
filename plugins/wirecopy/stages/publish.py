"""publish: stories get what readers see of them, and all that changed gets its change number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby

from psycopg import Connection

from wirecopy.config.wire_services import load_wire_services
from wirecopy.credit.parties import agency_at, spellings_of
from wirecopy.dedupe.compare import compare
from wirecopy.dedupe.rollup import CopyRollUp, roll_up, with_comparison
from wirecopy.model import WorkItem
from wirecopy.stages.context import StageContext
from wirecopy.stages.waiting_items import work_on_waiting
from wirecopy.store.party import (
    Spelling,
    name_credits,
    named_outlets,
    rename_credits,
    renamed_parties,
    save_listed_parties,
    save_parties_of_outlets,
)
from wirecopy.store.rollup import (
    MAX_NUMBERED,
    credits_of,
    mark_outdated,
    members_of,
    number_changes,
    save_copies,
    save_stories,
    texts_of,
    unpublished_stories,
)
from wirecopy.store.story import lock_stories, suspect_story, waiting_stories

# In one transaction; chosen, not measured.
_BATCH_STORIES = 100


def publish(context: StageContext) -> dict[str, int]:
    """Name the parties; roll up every story that changed and number it together with its articles, batch by batch.

    Stories with too much to compare for one batch come after the others.
    """
    _name_parties(context)
    unfinished: set[int] = set()
    publish_batch = partial(_publish_batch, unfinished=unfinished)
    find = partial(_find_waiting, unfinished=unfinished)
    context.database.transact(_mark_outdated)
    counts = work_on_waiting(context, WorkItem.STORY, find, _find_suspect, publish_batch)
    # Articles may have changed whose stories have not.
    while numbered := context.database.transact(publish_batch, context, []):
        counts += numbered
        if context.is_over:
            break
    return dict(counts)


def _mark_outdated(connection: Connection) -> None:
    lock_stories(connection)
    mark_outdated(connection)


def _name_parties(context: StageContext) -> None:
    """The configuration's names before those of the pages; then which party each outlet is itself."""
    services = load_wire_services(context.settings.wire_services)
    outlets = context.database.transact(named_outlets)
    listed = [(outlet.name, outlet.name) for outlet in outlets if outlet.listed]
    _save_parties(context, [*spellings_of(services), *listed])
    agencies = [(outlet.outlet_id, agency_at(outlet.domain, services)) for outlet in outlets]
    context.database.transact(_save_parties_of_outlets, agencies)
    # A page may credit an outlet by its address: "originally published at harbourherald.example".
    outlets = context.database.transact(named_outlets)
    _save_parties(context, [(outlet.domain, outlet.party) for outlet in outlets if outlet.party])


def _save_parties(context: StageContext, spelled: Sequence[Spelling]) -> None:
    while not context.is_over and not context.database.transact(_save_some_parties, spelled):
        pass


def _save_some_parties(connection: Connection, spelled: Sequence[Spelling]) -> bool:
    """Rename some credits, or, where all are, the parties; returns whether that was all.

    Whoever is interrupted finds the rest of the credits by the name that the party still has.
    """
    lock_stories(connection)
    if any(rename_credits(connection, was, name) for was, name in renamed_parties(connection, spelled)):
        return False
    save_listed_parties(connection, spelled)
    return True


def _save_parties_of_outlets(connection: Connection, agencies: Sequence[tuple[int, str | None]]) -> None:
    lock_stories(connection)
    save_parties_of_outlets(connection, agencies)


def _find_waiting(connection: Connection, context: StageContext, *, unfinished: Collection[int]) -> list[int]:
    lock_stories(connection)
    return waiting_stories(connection, _BATCH_STORIES, unfinished=unfinished)


def _find_suspect(connection: Connection, context: StageContext) -> list[int]:
    lock_stories(connection)
    return suspect_story(connection, context.holder)


def _publish_batch(
    connection: Connection, context: StageContext, waiting: Sequence[int], *, unfinished: set[int]
) -> Counter[str]:
    """Read the stories that wait → name the parties they credit → roll them up → compare their texts → store → number.

    A story of which not all texts could be compared is `unfinished`, and goes on in a later batch.
    """
    lock_stories(connection)
    story_ids = unpublished_stories(connection, waiting)
    name_credits(connection, story_ids, max_articles=MAX_NUMBERED)
    members = members_of(connection, story_ids)
    credits = defaultdict(list)
    for credit in credits_of(connection, story_ids):
        credits[credit.story_id].append(credit)
    grouped = groupby(members, key=lambda member: member.story_id)
    rolled_up = [roll_up(list(group), credits[story_id]) for story_id, group in grouped]
    save_stories(connection, [story for story, _ in rolled_up])
    text_bytes = {member.article_id: member.text_bytes for member in members}
    left = _too_much([copies for _, copies in rolled_up], text_bytes, context.settings.dedupe.batch_bytes)
    copies = [copy for _, copies in rolled_up for copy in copies if copy.article_id not in left]
    compared = _compare_stale(connection, copies)
    save_copies(connection, compared)
    unfinished -= set(story_ids)
    unfinished |= {member.story_id for member in members if member.article_id in left}
    numbered = number_changes(connection, [each for each in story_ids if each not in unfinished])
    return +Counter(
        articles=numbered.articles,
        stories=numbered.stories,
        compared=sum(copy.is_stale for copy in compared),
    )


def _too_much(
    stories: Iterable[Sequence[CopyRollUp]], text_bytes: Mapping[int, int], max_bytes: int
) -> set[int]:
    """The articles whose comparison waits for a later batch; the first is never among them.

    Stories with little to compare come first: one outlet's hundred copies of a text of a megabyte once kept all stories
    behind theirs from being published in their hour (benchmarks/day.py).
    """
    of_stories = [
        {
            copy.article_id: text_bytes[copy.article_id] + text_bytes[copy.fullest_article_id]
            for copy in copies
            if copy.is_stale
        }
        for copies in stories
    ]
    left = set()
    held = 0
    for needed in sorted(of_stories, key=lambda needed: sum(needed.values())):
        for article_id, size in needed.items():
            if held >= max_bytes:
                left.add(article_id)
            held += size
    return left


def _compare_stale(connection: Connection, copies: Sequence[CopyRollUp]) -> list[CopyRollUp]:
    """All copies, with new word counts where one of the two texts changed since they were counted."""
    texts = texts_of(
        connection,
        {each for copy in copies if copy.is_stale for each in (copy.article_id, copy.fullest_article_id)},
    )
    return [_compare_with_fullest(copy, texts) if copy.is_stale else copy for copy in copies]


def _compare_with_fullest(copy: CopyRollUp, texts: Mapping[int, str]) -> CopyRollUp:
    try:
        return with_comparison(copy, compare(texts[copy.article_id], texts[copy.fullest_article_id]))
    except Exception as error:
        error.add_note(f"while article {copy.article_id} was compared with article {copy.fullest_article_id}")
        raise
