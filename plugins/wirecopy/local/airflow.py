"""Airflow as `wirecopy up` runs it: its settings, its secrets, its health, its first run.

Talks to Airflow by environment variables and HTTP alone and imports none of it: three seconds saved, and
nothing to break when its inside changes.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import urllib.error
import urllib.request
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from wirecopy.airflow_names import INGEST_DAG
from wirecopy.local.postgres import database_address
from wirecopy.local.private_file import write_private
from wirecopy.local.reader_address import reader_login
from wirecopy.settings import ROOT, Settings

ADMIN = "admin"
# Pools of five and ten more (its default) in four processes, and another of that size in the API server.
MAX_CONNECTIONS = 5 * 15
PARALLELISM = 8  # with 2, a refill per scheduler loop makes 50 mapped tasks take 85 s instead of 12-25 s


@dataclass(frozen=True, slots=True)
class Secrets:
    """What Airflow signs and encrypts with, and the way in."""

    fernet_key: str
    jwt_secret: str
    secret_key: str
    admin_password: str


def airflow_environment(settings: Settings, database_url: str) -> dict[str, str]:
    """Every variable that Airflow and its tasks need beyond the caller's own environment.

    `database_url` is where the news go; the pages have a login of their own, which may only read. Airflow's own tables stay in the embedded server, so that a database
    given by its URL is left to the news alone.
    """
    home = settings.home.resolve()
    known = ensure_secrets(home)
    # Both addresses written out: Airflow 3.3 turns a plain one into psycopg2 and asyncpg, two drivers more.
    metadata = database_address(home, "airflow").replace("postgresql:", "postgresql+psycopg:", 1)
    options = {
        "CORE__DAGS_FOLDER": ROOT / "dags",
        "CORE__PLUGINS_FOLDER": ROOT / "plugins",
        "CORE__LOAD_EXAMPLES": False,
        "CORE__EXECUTOR": "LocalExecutor",
        "CORE__PARALLELISM": PARALLELISM,
        "CORE__DAGS_ARE_PAUSED_AT_CREATION": False,
        "CORE__FERNET_KEY": known.fernet_key,
        "CORE__SIMPLE_AUTH_MANAGER_USERS": _users(),
        "CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": _passwords_file(home),
        "CORE__EXECUTION_API_SERVER_URL": f"{base_url(settings)}/execution/",
        "DATABASE__SQL_ALCHEMY_CONN": metadata,
        "DATABASE__SQL_ALCHEMY_CONN_ASYNC": metadata,
        "API__HOST": "127.0.0.1",
        "API__PORT": settings.port,
        "API__BASE_URL": base_url(settings),
        "API__SECRET_KEY": known.secret_key,
        "API__EXPOSE_CONFIG": False,
        "API__INSTANCE_NAME": "Wirecopy",
        "API_AUTH__JWT_SECRET": known.jwt_secret,
        "LOGGING__BASE_LOG_FOLDER": home / "logs" / "tasks",
        "LOGGING__DAG_PROCESSOR_CHILD_PROCESS_LOG_DIRECTORY": home / "logs" / "dag_processor",
        "LOGGING__COLORED_CONSOLE_LOG": False,
        "METRICS__LEGACY_NAMES_ON": False,
        "USAGE_DATA_COLLECTION__ENABLED": False,
        "WORKERS__EXECUTION_API_TIMEOUT": 30.0,  # the default of 5 s was missed on a loaded 2-core machine
    }
    environment = {f"AIRFLOW__{name}": str(value) for name, value in options.items()}
    reader_url = reader_login(settings, database_url)
    return environment | {
        "AIRFLOW_HOME": str(home / "airflow"),
        "WIRECOPY_HOME": str(home),
        "WIRECOPY_DATABASE_URL": database_url,
        **({"WIRECOPY_READER_URL": reader_url} if reader_url else {}),
    }


def base_url(settings: Settings) -> str:
    return f"http://127.0.0.1:{settings.port}"


def ensure_secrets(home: Path) -> Secrets:
    """The secrets of that home, invented once and readable by their owner alone."""
    path = home / "airflow" / "secrets.json"
    if not path.exists():
        invented = {
            "fernet_key": base64.urlsafe_b64encode(os.urandom(32)).decode(),
            "jwt_secret": secrets.token_urlsafe(64),
            "secret_key": secrets.token_urlsafe(32),
            "admin_password": secrets.token_urlsafe(12),
        }
        write_private(path, json.dumps(invented) + "\n")
    known = Secrets(**json.loads(path.read_text()))
    # Airflow invents a password it does not find here, and prints it into a log.
    if not _passwords_file(home).exists():
        write_private(_passwords_file(home), json.dumps({ADMIN: known.admin_password}) + "\n")
    return known


def _users() -> str:
    """Our own user, with whom runs are begun, and those whom the caller's environment names."""
    others = os.environ.get("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS", "").split(",")
    return ",".join([f"{ADMIN}:admin", *(user for user in others if user and user.split(":")[0] != ADMIN)])


def _passwords_file(home: Path) -> Path:
    return home / "airflow" / "passwords.json"


def unhealthy_parts(settings: Settings) -> list[str]:
    """The parts of Airflow that do not report themselves healthy; the API server when it does not answer."""
    try:
        answer = _ask(f"{base_url(settings)}/api/v2/monitor/health")
    except (OSError, ValueError):
        return ["api-server"]
    return [name for name, part in answer.items() if part and part.get("status") != "healthy"]


def start_run(settings: Settings) -> bool:
    """Have a run of the ingest DAG now, unless one is at work already; False while Airflow does not know that DAG."""
    runs = f"{base_url(settings)}/api/v2/dags/{INGEST_DAG}/dagRuns"
    token = _sign_in(settings)
    try:
        # Shortly after the full hour the scheduler starts the hour's own run by itself.
        if not _ask(f"{runs}?state=queued&state=running&limit=1", token=token)["total_entries"]:
            _ask(runs, {"logical_date": None}, token)
    except urllib.error.HTTPError as error:
        if error.code == HTTPStatus.NOT_FOUND:
            return False
        raise
    return True


def _sign_in(settings: Settings) -> str:
    password = ensure_secrets(settings.home.resolve()).admin_password
    answer = _ask(f"{base_url(settings)}/auth/token", {"username": ADMIN, "password": password})
    return str(answer["access_token"])


def _ask(url: str, body: dict[str, Any] | None = None, token: str = "") -> dict[str, Any]:
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(url, data, headers)  # noqa: S310 (our own http address)
    # No proxy: one from the environment would be asked for 127.0.0.1.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=10) as response:
        answer: dict[str, Any] = json.load(response)
    return answer
