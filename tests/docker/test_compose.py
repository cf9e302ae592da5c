"""docker-compose.yml, the .env that belongs to it, and the databases that it makes."""

from __future__ import annotations

import re
import runpy
import shutil
import stat
import subprocess
from pathlib import Path

import psycopg
import pytest
import yaml
from psycopg import errors
from psycopg.conninfo import make_conninfo

from wirecopy.settings import ROOT

COMPOSE = ROOT / "docker-compose.yml"
ASSIGNMENT = re.compile(r"^([A-Z_]+)=(.*)$", re.MULTILINE)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with docker/env.sh in it, where .env may be written."""
    shutil.copytree(ROOT / "docker", tmp_path / "docker")
    return tmp_path


def make_env(tree: Path) -> dict[str, str]:
    subprocess.run(["sh", "docker/env.sh"], cwd=tree, check=True, capture_output=True)
    return dict(ASSIGNMENT.findall((tree / ".env").read_text()))


def test_every_variable_of_the_services_is_written_by_env_sh_and_listed_in_the_example(tree: Path) -> None:
    used = set(re.findall(r"\$\{([A-Z_]+)", COMPOSE.read_text()))
    example = dict(ASSIGNMENT.findall((ROOT / ".env.example").read_text()))

    assert used == set(make_env(tree)) == set(example)


def test_every_secret_is_random_and_the_example_holds_none(
    tree: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(ROOT / "docker", other / "docker")
    first, second = make_env(tree), make_env(other)
    secrets = {name for name in first if re.search("PASSWORD|KEY|SECRET", name)}
    example = dict(ASSIGNMENT.findall((ROOT / ".env.example").read_text()))

    assert len(secrets) == 8
    assert all(len(first[name]) >= 24 and first[name] != second[name] for name in secrets)
    assert not any(example[name] for name in secrets)


def test_the_secrets_are_readable_by_their_owner_alone_and_never_replaced(tree: Path) -> None:
    before = make_env(tree)

    assert make_env(tree) == before
    assert stat.S_IMODE((tree / ".env").stat().st_mode) == 0o600


def test_nothing_listens_beyond_this_machine() -> None:
    services = yaml.safe_load(COMPOSE.read_text())["services"]
    ports = [port for service in services.values() for port in service.get("ports", [])]

    assert len(ports) == 2
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_every_secret_that_is_missing_stops_the_start() -> None:
    text = COMPOSE.read_text()
    secrets = set(re.findall(r"\$\{([A-Z_]*(?:PASSWORD|KEY|SECRET)[A-Z_]*)", text))

    assert all(f"${{{name}:?" in text for name in secrets)
    assert not re.search(r"\$\{[A-Z_]*(PASSWORD|KEY|SECRET)[A-Z_]*:-", text)


def test_no_container_writes_more_than_its_share_of_the_disk() -> None:
    services = yaml.safe_load(COMPOSE.read_text())["services"]

    assert all(
        set(service["logging"]["options"]) == {"max-size", "max-file"} for service in services.values()
    )


def test_the_api_server_has_the_login_of_readers_and_not_the_owners() -> None:
    services = yaml.safe_load(COMPOSE.read_text())["services"]
    with_owner = {
        name
        for name, service in services.items()
        if "WIRECOPY_DATABASE_URL" in service.get("environment", {})
    }

    assert with_owner == {"init", "scheduler", "dag-processor", "triggerer", "clean-airflow"}
    assert "//wirecopy_reader:" in services["api-server"]["environment"]["WIRECOPY_READER_URL"]
    assert "AIRFLOW__API_AUTH__JWT_SECRET" in services["api-server"]["environment"]


def test_a_service_deletes_what_airflow_keeps_of_old_runs() -> None:
    services = yaml.safe_load(COMPOSE.read_text())["services"]
    script = services["clean-airflow"]["command"].removeprefix("sh ")

    assert "wirecopy.cli clean-airflow" in (ROOT / script).read_text()
    assert "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN" in services["clean-airflow"]["environment"]


def test_the_start_closes_to_readers_what_they_do_not_need(
    server_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = make_conninfo(server_url, dbname="postgres")
    with psycopg.connect(server_url) as news:
        news.execute("grant connect on database airflow, postgres, template1 to public")
        news.execute("grant execute on function lo_create(oid) to public")
    monkeypatch.setenv("POSTGRES_ADMIN_URL", admin)
    for name in ("AIRFLOW_DB_PASSWORD", "WIRECOPY_DB_PASSWORD", "WIRECOPY_READER_PASSWORD"):
        monkeypatch.setenv(name, "sesame")
    runpy.run_path(str(ROOT / "docker" / "create_databases.py"), run_name="__main__")

    for name in ("airflow", "postgres", "template1"):
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            psycopg.connect(make_conninfo(server_url, dbname=name, user="wirecopy_reader"))
    with psycopg.connect(make_conninfo(server_url, user="wirecopy_reader"), autocommit=True) as reader:
        reader.execute("set default_transaction_read_only = off")
        with pytest.raises(errors.InsufficientPrivilege):
            reader.execute("select lo_create(0)")
