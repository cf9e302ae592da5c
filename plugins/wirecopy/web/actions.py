"""What the pages can change: who may, with what it is done, and where a browser has to come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from fastapi import Depends, HTTPException, Request

from wirecopy.settings import load_settings
from wirecopy.store.database import Database
from wirecopy.web.same_origin import is_same_origin
from wirecopy.web.start_run import RunRequest, start_run


def deny() -> None:
    raise HTTPException(403, "Nothing can be changed from these pages.")


@dataclass(frozen=True, slots=True)
class Actions:
    """Who may change something from the pages, and with what it is done. As it begins, nobody may.

    Attributes:
        guard: a FastAPI dependency in front of every POST.
        check: one that says whether `guard` would pass the user.
        find_owner: the database as the owner of its tables; None where the API server has no address of it.
        base_url: where Airflow is served.
    """

    guard: Callable[..., Any] = deny
    check: Callable[..., bool] = lambda: False
    find_owner: Callable[[], Database | None] = lambda: None
    start_run: Callable[[timedelta], RunRequest] = start_run
    base_url: str = ""

    def notice(self) -> Callable[..., None]:
        """A dependency that notes for the templates whether the user is shown buttons."""

        def note(request: Request, may_act: bool = Depends(self.check)) -> None:
            request.state.may_act = may_act and self.find_owner() is not None

        return note

    def origin_guard(self) -> Callable[..., None]:
        """A dependency that passes requests of our own pages only."""

        def require_same_origin(request: Request) -> None:
            headers = request.headers
            if not is_same_origin(
                fetch_site=headers.get("sec-fetch-site"),
                origin=headers.get("origin"),
                host=headers.get("host"),
                base_url=self.base_url,
            ):
                raise HTTPException(
                    403, "This was not sent by a page of Wirecopy under the address of Airflow."
                )

        return require_same_origin

    def owner(self) -> Database:
        """The database to change.

        Raises:
            HTTPException: 403, the API server has no address of it.
        """
        owner = self.find_owner()
        if owner is None:
            raise HTTPException(
                403,
                "Nothing can be changed from here: WIRECOPY_DATABASE_URL is not set for Airflow's API server.",
            )
        return owner


def configured_owner() -> Database | None:
    """The database of WIRECOPY_DATABASE_URL; None where it is not set.

    Raises:
        ConfigError: a setting is wrong.
    """
    url = load_settings().database_url
    return None if url is None else _database(url)


@cache
def _database(url: str) -> Database:
    # A person waits: no time for a server to come back.
    return Database(url, load_settings().database, restart=timedelta())
