"""What one attempt at a stage writes to the log: where it begins, how far it is, what went wrong on our side.

Airflow shows these lines in the task's log; the command line shows them with `-v`. Trouble of a remote server is an
outcome in the database and is counted here only.
"""

from __future__ import annotations

import logging

_log = logging.getLogger(__name__)


class StageLog:
    """One for each attempt, for all its threads."""

    def trouble(
        self,
        what: str,
        *,
        url: str = "",
        document_id: int | None = None,
        trace: str = "",
        error: BaseException | None = None,
    ) -> None:
        """One event that is ours to mend: a parser that failed or was killed, a row that Postgres refused.

        `trace` is the traceback of another process, as text; `error` is logged with its own.
        """
        _log.error("%s url=%s document=%s %s", what, url, document_id, trace, exc_info=error)

    def answered(self, host: str, seconds: float) -> None:
        """Note how long a host took, for the line that names the slowest."""
