"""The address under which a person reads: the same database, but nothing can be changed by mistake."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from wirecopy.errors import ConfigError

READER = "wirecopy_reader"
# What the role has by itself where one logs in as it (sql/roles.sql).
_AS_READER = (
    f"-c role={READER} -c search_path=news -c default_transaction_read_only=on -c statement_timeout=5min"
)


def reader_address(url: str, *, may_log_in: bool) -> str:
    """The address with which somebody reads who has that of the owner.

    `may_log_in` says that the server lets the role in without a password, as the embedded one does. Elsewhere its password
    is not ours to know, so the owner logs in and becomes the reader: a guard against mistakes, not against ill will.

    Raises:
        ConfigError: that is no Postgres address.
    """
    try:
        given = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ConfigError(f"WIRECOPY_DATABASE_URL is no Postgres address: {str(error).strip()}") from None
    if may_log_in:
        return _changed(url, user=READER)
    return _changed(url, options=f"{given.get('options') or ''} {_AS_READER}".strip())


def _changed(url: str, **changes: str) -> str:
    """The address in the form in which it was given: SQLAlchemy and BI tools want an URL where they got one."""
    parts = urlsplit(url)
    if not parts.scheme:
        return make_conninfo(url, **changes)
    netloc = parts.netloc
    if user := changes.pop("user", None):
        netloc = f"{quote(user)}@{netloc.rpartition('@')[2]}"
    query = urlencode({**dict(parse_qsl(parts.query)), **changes}, quote_via=quote)
    return parts._replace(netloc=netloc, query=query).geturl()
