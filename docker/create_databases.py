"""Make the roles and the two databases on the server; change nothing that is right already.

Airflow's tables and ours live in separate databases, so that neither's clean-up or restore touches the
other. Passwords are set at every start, so that a changed .env takes effect by itself; only that of the
superuser is fixed when Postgres makes its volume.
"""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
from psycopg import Connection, sql
from psycopg.conninfo import make_conninfo

PASSWORDS = {
    "airflow": "AIRFLOW_DB_PASSWORD",
    "wirecopy": "WIRECOPY_DB_PASSWORD",
    "wirecopy_reader": "WIRECOPY_READER_PASSWORD",
}
SQL = Path(__file__).resolve().parents[1] / "sql"
DATABASES = ("airflow", "wirecopy")  # each owned by the role of its name


def main() -> None:
    # autocommit: `create database` refuses to run inside a transaction.
    with psycopg.connect(os.environ["POSTGRES_ADMIN_URL"], autocommit=True) as connection:
        for role, variable in PASSWORDS.items():
            ensure_role(connection, role, os.environ[variable])
        # sql/roles.sql, run by the owner, says what the reader may do; since Postgres 16 that takes both.
        connection.execute("alter role wirecopy createrole")
        # A backup is restored into a database beside, to prove it.
        connection.execute("alter role wirecopy createdb")
        connection.execute("grant wirecopy_reader to wirecopy with admin option")
        for database in DATABASES:
            ensure_database(connection, database)
        # Readers may sign in on this server, and have no business in these.
        for database in ("airflow", "postgres", "template1"):
            revoke = sql.SQL("revoke connect, temporary on database {name} from public")
            connection.execute(revoke.format(name=sql.Identifier(database)))
        # A restore renames the news database, and nobody renames the one that he is in.
        connection.execute("grant connect on database postgres to wirecopy")
    news = make_conninfo(os.environ["POSTGRES_ADMIN_URL"], dbname="wirecopy")
    with psycopg.connect(news) as connection:
        connection.execute((SQL / "administrator.sql").read_bytes())


def ensure_role(connection: Connection, name: str, password: str) -> None:
    known = connection.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone()
    verb = sql.SQL("alter" if known else "create")
    connection.execute(
        sql.SQL("{verb} role {name} login password {password}").format(
            verb=verb, name=sql.Identifier(name), password=sql.Literal(password)
        )
    )


def ensure_database(connection: Connection, name: str) -> None:
    known = connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
    if not known:
        # template0: the only template from which a database may differ in encoding from its server's.
        statement = sql.SQL("create database {name} owner {name} encoding 'UTF8' template template0")
        connection.execute(statement.format(name=sql.Identifier(name)))


if __name__ == "__main__":
    main()
