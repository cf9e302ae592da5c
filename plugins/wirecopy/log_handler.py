"""Log records on standard error, for the command line. Airflow has handlers of its own."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from wirecopy.settings import LogLevel

_FORMAT = "%(asctime)s %(levelname)s %(message)s"
_OURS = "wirecopy"


class StandardErrorHandler(logging.Handler):
    """Writes to what is standard error at the moment, not when it was made: while rich shows a progress bar on the
    same terminal, that is a stand-in of rich's, which prints lines above the bar."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self.format(record) + "\n")
        except Exception:
            self.handleError(record)


@contextmanager
def log_shown(level: LogLevel) -> Iterator[None]:
    """Until the block ends, show our lines from this level on, and the warnings of libraries."""
    handler = StandardErrorHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    ours, root = logging.getLogger(_OURS), logging.getLogger()
    level_before = ours.level
    ours.setLevel(level)
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        ours.setLevel(level_before)
