from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forked_worker import FORKING
from tests.pipeline import Pipeline, settings_for
from tests.stages.site import Site
from wirecopy.store.database import Database


@pytest.fixture(autouse=True)
def _forked_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirecopy.confine.subprocess", FORKING)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


@pytest.fixture
def outlets(tmp_path: Path) -> Path:
    """Where the configuration stands; `write_outlets` fills it."""
    return tmp_path / "outlets.yaml"


@pytest.fixture
def pipeline(database: Database, site: Site, outlets: Path) -> Pipeline:
    return Pipeline(database, settings_for(site.port, outlets))
