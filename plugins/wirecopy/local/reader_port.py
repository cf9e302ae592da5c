"""The embedded server's way in over TCP, for BI tools that know no Unix socket: readers alone, on loopback, with a password."""

from __future__ import annotations

import secrets
from pathlib import Path

import psycopg
from psycopg import errors, sql

from wirecopy.errors import ConfigError, DatabaseError
from wirecopy.local.postgres import database_address
from wirecopy.local.private_file import write_private
from wirecopy.local.reader_address import READER
from wirecopy.store.queries import load_query


def reader_port_address(home: Path, port: int) -> str:
    """The address with the password that readers have, which is invented once for each home and kept in it.

    Raises:
        ConfigError: the server runs already, without that port.
        DatabaseError: the role of readers is missing, because nothing was migrated.
    """
    home = home.resolve()
    with psycopg.connect(database_address(home, "wirecopy"), autocommit=True) as connection:
        if connection.execute(load_query("server/listens")).fetchone() != ("127.0.0.1", port):
            raise ConfigError(
                f"the server was started without WIRECOPY_READER_PORT={port}: stop it with `wirecopy down`, then ask again"
            )
        password = _password(home)
        # The server gets the SCRAM verifier and never sees the password, nor does its log.
        verifier = connection.pgconn.encrypt_password(password.encode(), READER.encode(), b"scram-sha-256")
        statement = sql.SQL(load_query("server/set_password")).format(
            name=sql.Identifier(READER), password=sql.Literal(verifier.decode())
        )
        try:
            connection.execute(statement)
        except errors.UndefinedObject:
            raise DatabaseError("there is no role for readers yet: run `wirecopy migrate`") from None
    return f"postgresql://{READER}:{password}@127.0.0.1:{port}/wirecopy"


def _password(home: Path) -> str:
    path = home / "reader_password"
    if not path.exists():
        write_private(path, secrets.token_urlsafe(24) + "\n")
    return path.read_text(encoding="utf-8").strip()
