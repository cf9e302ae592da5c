"""What one attempt at a stage writes to the log: where it begins, how far it is, what went wrong on our side.

Airflow shows these lines in the task's log; the command line shows them with `-v`. Trouble of a remote server is an
outcome in the database and is counted here only. All lines have one form (`wirecopy.log_line`) and name the run.
"""

from __future__ import annotations

import logging
import re
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from heapq import nlargest
from threading import Lock
from urllib.parse import urlsplit

from wirecopy.errors import WirecopyError
from wirecopy.log_line import log_line
from wirecopy.model import LeftOver, Outcome
from wirecopy.stages.task_label import named_hosts
from wirecopy.store.run import DueWork

_log = logging.getLogger(__name__)

PROGRESS_SECONDS = 30.0
MAX_RECORDS_OF_A_KIND = 20  # a database that refuses every row must not fill the disk with tracebacks
_SLOWEST_HOSTS = 3
_NAMED_DOMAINS = 5
_NAMED_HOSTS = 20  # of one outcome
_MAX_HOST = 60  # characters; a name on the network may have 253
_NO_PART_OF_A_HOST = re.compile(r"[^a-z0-9.:\-]")


class StageLog:
    """One for each attempt, for all its threads. Its lines carry the fields that it was made with."""

    def __init__(
        self, fields: Mapping[str, object] | None = None, *, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """`fields` say whose lines these are: the run and the stage. `seconds` is a clock that only runs forward."""
        self._fields = dict(fields or {})
        self._seconds = seconds
        self._lock = Lock()
        self._began_at = self._last_progress_at = seconds()
        self._done = 0
        self._expected = 0
        self._troubles: Counter[str] = Counter()
        self._host_seconds: defaultdict[str, float] = defaultdict(float)
        self._host_answers: Counter[str] = Counter()
        self._troubled_hosts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def begin(self, due: DueWork | None = None) -> None:
        """The line where the work begins, with what waits for it and at which domains."""
        self._write(logging.INFO, "begin", _due_fields(due) if due else {})

    def end(self, counts: Mapping[str, int], left_over: int = 0) -> None:
        """The lines where the work ended well: of each outcome that is none the hosts, then what it counted, what waits for the
        next run, and the slowest hosts."""
        self._write_suppressed()
        for outcome, hosts in self.troubled_hosts.items():
            named = named_hosts(hosts, _NAMED_HOSTS)
            self._write(
                logging.INFO, "went wrong", {"outcome": outcome, "items": hosts.total(), "hosts": named}
            )
        fields = {
            "seconds": self._elapsed,
            **counts,
            "left_over": left_over or None,
            "slowest_hosts": self._slowest_hosts(),
        }
        self._write(logging.INFO, "end", fields)

    @contextmanager
    def failure_logged(self) -> Iterator[None]:
        """Around an attempt: an error that ends it is written with its traceback, and goes on up."""
        try:
            yield
        except BaseException as error:
            self._write_suppressed()
            self._write_failure(error)
            raise

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

        `what` names the kind of event, in the same words for all of them: of each kind the first are written, and at
        the end how many more there were. `trace` is the traceback of another process, as text
        (`confine.traceback_of`); `error` is written with its own. For any thread.
        """
        with self._lock:
            self._troubles[what] += 1
            is_one_too_many = self._troubles[what] > MAX_RECORDS_OF_A_KIND
        if not is_one_too_many:
            own = _traceback(error) if error else ""
            # The error may hold the other process's traceback as a note already.
            traces = own if trace.rstrip() in own else f"{trace.rstrip()}\n{own}"
            self._write(logging.ERROR, what, {"url": url, "document": document_id}, traces)

    def left_over(self, left: Sequence[LeftOver], started_at: datetime) -> None:
        """What waits for the next run: a warning where runs have left the same over for long."""
        level = logging.WARNING if any(each.is_long(started_at) for each in left) else logging.INFO
        named = "; ".join(map(str, left[:_NAMED_DOMAINS]))
        more = len(left) - _NAMED_DOMAINS
        since = min(each.since for each in left)
        fields = {
            "left": f"{named} and {more} more" if more > 0 else named,
            "since": f"{since:%Y-%m-%dT%H:%M}",
        }
        self._write(level, "work was left over for the next run", fields)

    def answered(self, host: str, seconds: float) -> None:
        """Note how long a host took, for the line that names the slowest. For any thread."""
        with self._lock:
            self._host_seconds[host] += seconds
            self._host_answers[host] += 1
        self._write_progress_if_due()

    def item_ended(self, outcome: Outcome, url: str) -> None:
        """Note how a feed or page ended, for the lines and the label that name hosts. For any thread."""
        if outcome.is_success:
            return
        with self._lock:
            self._troubled_hosts[outcome][_host_of(url)] += 1

    @property
    def troubled_hosts(self) -> Mapping[str, Counter[str]]:
        """For each outcome that is no success, the commonest first, how many items ended so at which hosts."""
        with self._lock:
            return dict(sorted(self._troubled_hosts.items(), key=lambda pair: -pair[1].total()))

    def with_progress(self, report: Callable[[int], None]) -> Callable[[int], None]:
        """`report`, which is told how many more items are done, and which now writes a line of progress at times."""

        def report_and_write(done: int) -> None:
            report(done)
            with self._lock:
                self._done += done
            self._write_progress_if_due()

        return report_and_write

    def with_total(self, expect: Callable[[int], None]) -> Callable[[int], None]:
        """`expect`, which is told how many items there are; lines of progress say it too, and the time that is left."""

        def expect_and_note(items: int) -> None:
            expect(items)
            with self._lock:
                self._expected = items

        return expect_and_note

    def goes_on(self, done: int, begun_at: datetime) -> None:
        """The line where work is taken up that an earlier run began."""
        self._write(logging.INFO, "goes on", {"done_before": done, "begun": f"{begun_at:%Y-%m-%dT%H:%M}"})

    @property
    def _elapsed(self) -> float:
        return self._seconds() - self._began_at

    def _write_progress_if_due(self) -> None:
        with self._lock:
            now = self._seconds()
            if now - self._last_progress_at < PROGRESS_SECONDS:
                return
            self._last_progress_at = now
            done, of, elapsed = self._done, self._expected, now - self._began_at
        left = (of - done) * elapsed / done if done and of > done else None
        fields = {
            "done": done,
            "of": of or None,
            "per_second": done / elapsed,
            "seconds": elapsed,
            "seconds_left": left,
        }
        self._write(logging.INFO, "progress", fields)

    def _slowest_hosts(self) -> str:
        """Where most of the time was waited, and for how many answers: "a.example 41.2s/12"."""
        with self._lock:
            slowest = nlargest(_SLOWEST_HOSTS, self._host_seconds.items(), key=lambda each: each[1])
            return ", ".join(f"{host} {seconds:.1f}s/{self._host_answers[host]}" for host, seconds in slowest)

    def _write_failure(self, error: BaseException) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._write(logging.INFO, "stopped", {"seconds": self._elapsed})
            return
        # A foreseen error is one line that a user can act on, and whoever catches it shows that line.
        level = logging.INFO if isinstance(error, WirecopyError) else logging.ERROR
        self._write(level, "failed", {"seconds": self._elapsed}, _traceback(error))

    def _write_suppressed(self) -> None:
        with self._lock:
            suppressed = {what: times - MAX_RECORDS_OF_A_KIND for what, times in self._troubles.items()}
        for what, times in suppressed.items():
            if times > 0:
                self._write(logging.ERROR, f"{times} more of: {what}", {})

    def _write(self, level: int, what: str, fields: Mapping[str, object], trace: str = "") -> None:
        if _log.isEnabledFor(level):
            _log.log(level, "%s", log_line(what, {**self._fields, **fields}, trace))


def _host_of(url: str) -> str:
    """The host of an address, without what could do harm where it is shown: the address is a stranger's."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # such as http://[half-an-address
        host = ""
    return _NO_PART_OF_A_HOST.sub("?", host)[:_MAX_HOST] or "?"


def _due_fields(due: DueWork) -> dict[str, object]:
    more = len(due.domains) - _NAMED_DOMAINS
    named = ", ".join(due.domains[:_NAMED_DOMAINS]) + (f" and {more} more" if more > 0 else "")
    return {"due": f"{due.items}{'' if due.is_all else '+'}", "domains": named}


def _traceback(error: BaseException) -> str:
    """With its causes and its notes, in which a worker process tells its own (`confine`)."""
    return "".join(traceback.format_exception(error)).rstrip()
