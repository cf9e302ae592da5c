"""All settings with their defaults. They are read from the environment once, and passed on as a value.

A variable is `WIRECOPY_` and the field's name in capitals. A field of a group has two underscores between:
`WIRECOPY_FETCH__PAGE_SECONDS=20`. docs/limits.md gives the reasons of the limits.
"""

from __future__ import annotations

import ipaddress
import json
import os
import re
from collections.abc import Iterator
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, get_origin

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
)
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from wirecopy.errors import ConfigError

ROOT = Path(__file__).resolve().parents[2]
MIB = 1024 * 1024


def _loopback_endpoint(value: object) -> object:
    """Read "127.0.0.1:8099" or "[::1]:8099". Other hosts are refused: the pipeline would be a proxy to them."""
    if not isinstance(value, str):
        return value
    host, _, port = value.rpartition(":")
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        raise ValueError(f"needs a loopback address and a port like 127.0.0.1:8099, not {value!r}") from None
    if not address.is_loopback or not port.isdigit():
        raise ValueError(f"needs a loopback address and a port like 127.0.0.1:8099, not {value!r}")
    return (str(address), int(port))


def _upper_case(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _none_if_empty(value: object) -> object:
    return None if value == "" else value


def _alert_address(value: SecretStr | None) -> SecretStr | None:
    if value is None:
        return None
    address = value.get_secret_value()
    if not re.fullmatch(
        r"mailto:[^@,\s]+@[^@,\s]+(,[^@,\s]+@[^@,\s]+)*|(ntfy\+)?https?://[^/\s]\S*", address
    ):
        raise ValueError("needs https://…, ntfy+https://… or mailto:…")
    return value


_PREFIX = "WIRECOPY_"
# docker-compose.yml and the tests read these. They are no settings, but may stand in the environment.
_OTHER_NAMES = {
    "DB_PASSWORD",
    "READER_PASSWORD",
    "POSTGRES_PORT",
    "HTTP_PORT",
    "REQUIRE_BROWSER",
}

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
ExportFormat = Literal["parquet", "jsonl", "csv"]
Endpoint = Annotated[tuple[str, int], BeforeValidator(_loopback_endpoint)]


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FetchLimits(_Group):
    """What one request, one host and one run may cost."""

    feed_seconds: float = 45
    page_seconds: float = 30
    robots_seconds: float = 15
    connect_seconds: float = 10
    dns_seconds: float = 5
    name_servers: tuple[str, ...] = ()
    feed_bytes: int = 10 * MIB
    page_bytes: int = 5 * MIB
    robots_bytes: int = 512 * 1024
    max_ratio: int = 200  # decoded bytes per wire byte, after the first MiB
    max_redirects: int = 5
    max_url_bytes: int = 8192
    connections: int = 100
    connections_per_host: int = 2
    # Of fetched documents that are not stored yet; above that, no request begins.
    waiting_bytes: int = 64 * MIB
    retries: int = 2  # of one request in the same run
    retry_seconds: float = 1.0  # before the first retry, with jitter, and twice that before the second
    retries_per_domain: int = 20  # per registrable domain and stage
    domain_spacing_seconds: float = 1.0  # between two starts on one registrable domain
    pages_per_domain: int = 500  # in a run
    page_bytes_per_domain: int = 256 * MIB  # in a run
    new_pages_per_feed: int = 250  # of one poll that are due at once; the others are an hour later
    max_crawl_delay_seconds: float = 60
    ports: tuple[int, ...] = (80, 443, 8080, 8443)
    robots_max_age: timedelta = timedelta(hours=24)


class ParseLimits(_Group):
    """What parsing one document may cost, in a process of its own."""

    seconds: float = 5
    memory_bytes: int = 768 * MIB
    max_entries: int = 5000
    max_title_bytes: int = 2048
    max_url_bytes: int = 8192


class PollingPolicy(_Group):
    """When a feed is polled again."""

    min_interval: timedelta = timedelta(minutes=15)
    max_interval: timedelta = timedelta(hours=24)
    max_backoff: timedelta = timedelta(days=7)
    gone_interval: timedelta = timedelta(days=7)


class RecheckPolicy(_Group):
    """When a page is fetched again, to find what its newsroom changed."""

    ages: tuple[Annotated[timedelta, Field(gt=timedelta())], ...] = (
        timedelta(hours=1),
        timedelta(hours=3),
        timedelta(hours=12),
        timedelta(hours=48),
    )
    max_attempts: int = Field(default=5, ge=1)


class DatabaseLimits(_Group):
    """How many connections one process takes, and how long a reader may keep old rows from being removed."""

    pool_size: int = Field(default=3, ge=2, le=100)  # besides the one that holds a stage's lock
    max_reader_transaction: timedelta = timedelta(hours=1)


class DedupePolicy(_Group):
    """Which articles are compared with a new one, and how many are compared in one transaction."""

    window: timedelta = timedelta(days=30)
    batch: int = 500
    batch_bytes: int = 8 * 1024 * 1024


class Settings(BaseSettings):
    """The whole configuration of one process."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_nested_delimiter="__", frozen=True, extra="ignore"
    )

    home: Path = ROOT / ".wirecopy"  # the embedded database, Airflow's home and logs
    database_url: str | None = None  # of a database server; None: the embedded one
    reader_url: str | None = None  # of the same database, with a login that may only read
    outlets: Path = ROOT / "config" / "outlets.yaml"
    wire_services: Path = ROOT / "config" / "wire_services.yaml"
    # Which log lines are shown. None: WARNING on the command line, in a task what Airflow is set to.
    log_level: Annotated[LogLevel | None, BeforeValidator(_upper_case)] = None
    port: int = Field(default=8080, ge=1, le=65535)  # where `wirecopy up` serves Airflow, on 127.0.0.1
    # Where the embedded server lets readers in, on 127.0.0.1 and with a password; None: nowhere.
    reader_port: int | None = Field(default=None, ge=1, le=65535)
    # fsspec address of archived raw documents; empty: the folder `archive` under home; "none": old ones are dropped
    archive: str = ""
    export: str = ""  # fsspec address that the DAG wirecopy_export writes to; empty: there is no such DAG
    export_format: ExportFormat = "parquet"
    # Where alerts are sent: https://… (a web hook), ntfy+https://… or mailto:…; None: nowhere.
    alert_url: Annotated[
        SecretStr | None, BeforeValidator(_none_if_empty), AfterValidator(_alert_address)
    ] = None
    # A page or mail address of yours, for the User-Agent.
    contact: str = "https://example.invalid/set-WIRECOPY_CONTACT"
    connect_to: Endpoint | None = None  # every connection goes there; the Host header stays
    allow_private: tuple[str, ...] = ()  # host:port pairs that the address guard lets through
    now: AwareDatetime | None = None  # where the pipeline's clock starts; for replays
    max_shards: int = Field(default=32, ge=1, le=60)
    extract_chunks: int = Field(default=1, ge=1, le=60)  # extract tasks of a run; one for each machine
    # Processes in each extract task.
    extract_workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=60)
    # After so much time a stage of an hourly run takes no more work: poll, fetch, and each of the others.
    poll_budget: timedelta = timedelta(minutes=15)
    fetch_budget: timedelta = timedelta(minutes=20)
    stage_budget: timedelta = timedelta(minutes=25)
    keep_raw: timedelta = timedelta(days=90)  # after so much time a month of raw pages is archived
    keep_raw_feeds: timedelta = timedelta(days=30)  # and one of raw feeds
    keep_history: timedelta = timedelta(days=180)  # polls and page fetches are deleted after so much time
    # Airflow's own records and logs are deleted after so much time; none of a run that may still be at work, a replay at
    # most 26 hours after its beginning.
    keep_airflow: timedelta = Field(default=timedelta(days=30), ge=timedelta(days=2))
    # How long rows stay claimed by a worker whose end nobody noticed.
    lease: timedelta = timedelta(hours=1)

    database: DatabaseLimits = DatabaseLimits()
    fetch: FetchLimits = FetchLimits()
    parse: ParseLimits = ParseLimits()
    polling: PollingPolicy = PollingPolicy()
    recheck: RecheckPolicy = RecheckPolicy()
    dedupe: DedupePolicy = DedupePolicy()

    @property
    def has_contact(self) -> bool:
        return bool(self.contact != type(self).model_fields["contact"].default)

    @property
    def user_agent(self) -> str:
        from wirecopy import __version__

        return f"Wirecopy/{__version__} (+{self.contact})"

    @property
    def drops_raw(self) -> bool:
        """Whether old raw documents are dropped without an archive."""
        return self.archive == "none"

    @property
    def archive_url(self) -> str:
        """Where archived documents are; without an archive, where they would be."""
        return str(self.home / "archive") if self.archive in ("", "none") else self.archive


def load_settings(**overrides: Any) -> Settings:
    """Read the environment.

    Raises:
        ConfigError: a variable has a bad value, or names no setting; the message names it.
    """
    _refuse_unknown_names()
    try:
        return Settings(**overrides)
    except ValidationError as error:
        first = error.errors()[0]
        name = _PREFIX + "__".join(str(part) for part in first["loc"][:2]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise ConfigError(f"{name}: {reason}") from None
    except SettingsError:
        raise ConfigError(next(_what_is_no_json())) from None


def _what_is_no_json() -> Iterator[str]:
    """Of each variable that takes JSON and has something else, what it needs. pydantic does not say which it was."""
    needs = _json_names()
    for name, value in sorted(os.environ.items()):
        if need := needs.get(name.upper()):
            try:
                json.loads(value)
            except ValueError:
                yield f"{name}: needs {need}"


def _json_names() -> dict[str, str]:
    """The variables that take a list, and those of a whole group of settings, with what they need."""
    fields, groups = dict(Settings.model_fields), []
    for group, field in Settings.model_fields.items():
        if isinstance(field.default, _Group):
            groups.append(group)
            fields |= {f"{group}__{name}": limit for name, limit in type(field.default).model_fields.items()}
    lists = [name for name, field in fields.items() if get_origin(field.annotation) is tuple]
    return {f"{_PREFIX}{name}".upper(): 'a list in JSON, like ["one", "two"]' for name in lists} | {
        f"{_PREFIX}{name}".upper(): f"an object in JSON; or set one of {_PREFIX}{name.upper()}__…"
        for name in groups
    }


def _refuse_unknown_names() -> None:
    """Refuse unknown names: the default of a misspelled setting would stay without a message."""
    known = _known_names()
    ours = (name for name in os.environ if name.upper().startswith(_PREFIX))
    for name in ours:
        spelled = name.upper().removeprefix(_PREFIX)
        if spelled not in known:
            near = get_close_matches(spelled, known, n=1)
            hint = f"; did you mean {_PREFIX}{near[0]}?" if near else ": see docs/limits.md for all names"
            raise ConfigError(f"{name} is no setting{hint}")


def _known_names() -> set[str]:
    """All names, without the prefix."""
    names = {name.upper() for name in Settings.model_fields}
    for group, field in Settings.model_fields.items():
        if isinstance(field.default, _Group):
            names |= {f"{group}__{name}".upper() for name in type(field.default).model_fields}
    return names | _OTHER_NAMES
