"""Loads SQL statements by name from sql/queries/."""

from __future__ import annotations

from functools import cache
from typing import LiteralString

from wirecopy.settings import ROOT

SQL_DIR = ROOT / "sql"


@cache
def load_query(name: str) -> LiteralString:
    """Read sql/queries/<name>.sql, e.g. load_query("feed/claim").

    The files hold no values: values are passed as parameters. So the type checker may treat the text as a literal.
    """
    return (SQL_DIR / "queries" / f"{name}.sql").read_text(encoding="utf-8")
