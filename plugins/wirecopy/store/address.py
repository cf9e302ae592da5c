"""Reads and changes the address of a database. What is none is refused in a line that does not repeat its password."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode, urlsplit

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
    if user := changes.pop("user", None):
        parts = parts._replace(netloc=f"{quote(user)}@{parts.netloc.rpartition('@')[2]}")
    if name := changes.pop("dbname", None):
        parts = parts._replace(path=f"/{quote(name)}")
    query = urlencode({**dict(parse_qsl(parts.query)), **changes}, quote_via=quote)
    return parts._replace(query=query).geturl()


def no_address(name: str = "WIRECOPY_DATABASE_URL") -> DatabaseError:
    """The error for what is none. That of psycopg repeats the address, and so the password."""
    return DatabaseError(f"{name} is no Postgres address: it looks like postgresql://user@host/database")
