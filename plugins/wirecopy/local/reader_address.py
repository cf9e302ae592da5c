"""The address under which a person reads: the same database, but nothing can be changed by mistake."""

from __future__ import annotations

from wirecopy.settings import Settings
from wirecopy.store.address import address_parts, changed_address

READER = "wirecopy_reader"
# What the role has by itself where one logs in as it (sql/roles.sql).
_AS_READER = (
    f"-c role={READER} -c search_path=news -c default_transaction_read_only=on -c statement_timeout=5min"
)


def reader_login(settings: Settings, url: str) -> str | None:
    """The address of a login that may only read, for the pages; None where nobody said one, and the embedded server is not used.

    `url` is the owner's.
    """
    if settings.reader_url is not None or settings.database_url is not None:
        return settings.reader_url
    return reader_address(url, may_log_in=True)


def reader_address(url: str, *, may_log_in: bool) -> str:
    """The address with which somebody reads who has that of the owner.

    `may_log_in` says that the server lets the role in without a password, as the embedded one does. Elsewhere its password
    is not ours to know, so the owner logs in and becomes the reader: a guard against mistakes, not against ill will.

    Raises:
        DatabaseError: that is no Postgres address.
    """
    given = address_parts(url)
    if may_log_in:
        return changed_address(url, user=READER)
    return changed_address(url, options=f"{given.get('options', '')} {_AS_READER}".strip())
