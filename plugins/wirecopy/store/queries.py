"""SQL statements by name, from sql/queries/."""

from __future__ import annotations

from functools import cache
from typing import LiteralString

from wirecopy.settings import ROOT

SQL_DIR = ROOT / "sql"


@cache
def load_query(name: str) -> LiteralString:
    """Read sql/queries/<name>.sql, e.g. load_query("feed/claim").

    The files are ours and hold no values, so they count as literals: values go in as parameters.
    """
    return (SQL_DIR / "queries" / f"{name}.sql").read_text(encoding="utf-8")
