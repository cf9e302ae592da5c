"""What the address of a page may hold. What it may not is a page not found, before the database is asked."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Path, Query
from pydantic import BeforeValidator, Field

from wirecopy.model import Outcome


def _given(value: object) -> object:
    return value.replace("\0", "").strip() or None if isinstance(value, str) else value


# A form sends its empty fields too: none is chosen there. Postgres takes no NUL.
Given = BeforeValidator(_given)
Number = Annotated[int, Path(ge=1, le=2**63 - 1)]
# The name of a host ends at 253 characters, a run id of Airflow at 250.
PathText = Annotated[str, Path(max_length=253, pattern=r"^[^\x00]+$")]
PageNumber = Annotated[int, Query(alias="page", ge=1, le=10_000)]
SearchText = Annotated[Annotated[str, Field(max_length=500)] | None, Given, Query()]
ChosenOutcome = Annotated[Outcome | None, Given, Query()]
FIRST_YEAR, LAST_YEAR = 1995, 2100  # what the tables take
Day = Annotated[
    Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), lt=date(LAST_YEAR, 1, 1))] | None, Given, Query()
]
