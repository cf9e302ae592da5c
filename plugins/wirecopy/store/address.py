"""Reads and changes the address of a database. What is none is refused in a line that does not repeat its password."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from psycopg import Error, ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import Conninfo

from wirecopy.errors import DatabaseError


def address_parts(url: str, name: str = "WIRECOPY_DATABASE_URL") -> dict[str, str]:
    """The parts of an address by libpq's names: host, port, dbname, user and so on. `name` says whose it is.

    Raises:
        DatabaseError: that is no Postgres address.
    """
    try:
        return {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    except ProgrammingError:
        raise no_address(name) from None


def database_name(url: str, name: str = "WIRECOPY_DATABASE_URL") -> str:
    """The name of the database at an address.

    Raises:
        DatabaseError: that is no Postgres address, or leaves the name to a default.
    """
    try:
        return address_parts(url, name)["dbname"]
    except KeyError:
        raise DatabaseError(
            f"{name} names no database: it looks like postgresql://user@host/database"
        ) from None


def libpq_environment(url: str) -> dict[str, str]:
    """The address as libpq's own variables, because other users can read a command line and its password.

    Raises:
        DatabaseError: that is no Postgres address.
    """
    try:
        options = Conninfo.parse(url.encode())
    except Error:
        raise no_address() from None
    return {
        option.envvar.decode(): option.val.decode()
        for option in options
        if option.envvar and option.val is not None
    }


def changed_address(url: str, **changes: str) -> str:
    """The address with another `user` (and no password), `dbname` or `options`, in the form in which it was given.

    SQLAlchemy and BI tools want an URL where they got one.
    """
    parts = urlsplit(url)
    if not parts.scheme:
        return make_conninfo(url, **changes)
    # libpq lets what stands behind the question mark win over what stands before it.
    query = [pair for pair in parts.query.split("&") if pair and pair.partition("=")[0] not in changes]
    netloc, path = parts.netloc, parts.path
    if user := changes.pop("user", None):
        netloc = f"{quote(user)}@{netloc.rpartition('@')[2]}"
    if name := changes.pop("dbname", None):
        path = f"/{quote(name)}"
    query += [f"{name}={quote(value)}" for name, value in changes.items()]
    # Not by urlunsplit: without a host it leaves out the two slashes, and then it is no address.
    return f"{parts.scheme}://{netloc}{path}" + (f"?{'&'.join(query)}" if query else "")


def no_address(name: str = "WIRECOPY_DATABASE_URL") -> DatabaseError:
    """The error for what is none. That of psycopg repeats the address, and so the password."""
    return DatabaseError(f"{name} is no Postgres address: it looks like postgresql://user@host/database")
