"""An article is read again for a look: what would change is told, and nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline import Pipeline, digests, settings_for, value
from tests.stages.prose import prose
from tests.stages.replaying import change_article
from tests.stages.site import Item, Site, page, write_outlets
from tests.store.rows import NOW
from wirecopy.errors import UsageError
from wirecopy.extract.decide_article import ReplayEffect
from wirecopy.model import Outcome, PassageKind, Stage
from wirecopy.settings import ParseLimits
from wirecopy.stages.extract_again import ReadAgain, extract_again
from wirecopy.store.database import Database

FEED, PAGE = "http://paper.example/f", "http://paper.example/the-crane"


@pytest.fixture
def stored(database: Database, site: Site, tmp_path: Path) -> Pipeline:
    """One article, fetched and read."""
    write_outlets(tmp_path / "outlets.yaml", FEED)
    site.put_feed(FEED, Item(PAGE))
    site.put(PAGE, page("The crane of Harwick", prose(1)))
    pipeline = Pipeline(database, settings_for(site.port, tmp_path / "outlets.yaml", home=tmp_path))
    pipeline.run(NOW, Stage.SYNC, Stage.PLAN, Stage.POLL, Stage.FETCH, Stage.EXTRACT)
    return pipeline


def test_what_the_extractor_of_now_reads_is_held_against_what_is_stored(stored: Pipeline) -> None:
    article_id = value(stored.database, "select article_id from wirecopy.article")

    def look(**limits: object) -> ReadAgain:
        settings = stored.settings.model_copy(update={"parse": ParseLimits(**limits)})
        return extract_again(stored.database, settings, article_id)

    same = look()
    assert (same.effect, same.outcome, same.words_added, same.words_removed) == (
        ReplayEffect.SAME,
        Outcome.EXTRACTED,
        0,
        0,
    )
    assert same.stored == same.now
    assert [passage.kind for passage in same.passages] == [PassageKind.KEPT]

    extra = "Read more about cranes and about ferries here."
    change_article(stored, PAGE, title="A crane", text=f"{prose(1)}\n{extra}")
    before = digests(stored.database, without=[])
    changed = look()
    assert changed.effect is ReplayEffect.CHANGED
    assert changed.now is not None
    assert (changed.stored.title, changed.now.title) == ("A crane", "The crane of Harwick")
    assert (changed.words_added, changed.words_removed) == (0, len(extra.split()))
    assert [(passage.kind, passage.text) for passage in changed.passages][-1] == (PassageKind.CUT, extra)

    killed = look(seconds=0)
    assert (killed.effect, killed.outcome) == (ReplayEffect.FAILED, Outcome.PARSER_KILLED)
    assert (killed.now, killed.passages) == (None, ())
    assert digests(stored.database, without=[]) == before, "nothing is stored"

    with stored.database.transaction() as connection:
        connection.execute("delete from wirecopy.document where url = %s", [PAGE])
    with pytest.raises(UsageError, match="was deleted, and no archive holds it"):
        look()
    with pytest.raises(UsageError, match="article 99 has no page"):
        extract_again(stored.database, stored.settings, 99)
