from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.end_to_end.three_hours import ThreeHours, three_hours


@pytest.fixture(scope="module")
def hours(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ThreeHours]:
    """Three runs, an hour of the world each; for tests that only read."""
    with three_hours(server_url, tmp_path_factory.mktemp("hours") / "outlets.yaml") as hours:
        yield hours
