"""A worker process that may be killed: parsing of foreign documents happens in it.

feedparser, lxml and trafilatura each have inputs of a few kilobytes that cost minutes or gigabytes, in C code that
no exception interrupts (docs/evidence/reliability.md 2.1). The worker has a memory limit of its own and a parent with a
clock. It confines what a document can cost, not what hostile code could do: parent and child trust each other.

What the child writes to its standard error is kept, its end at least, and told when the child dies: the traceback
of a crash or of a call that ran over its time (faulthandler), of a lack of memory, and what C libraries say.

Not `multiprocessing`: Airflow's task processes are daemonic or forked, and a fork would inherit their locks,
connections and signal handlers. The child starts clean, with no environment but what Python needs, so that no
secret and no Airflow hook comes along. Nothing heavy may be imported here: the child imports this module first.
"""

from __future__ import annotations

import faulthandler
import importlib
import logging
import os
import pickle
import resource
import select
import signal
import struct
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

from wirecopy.log_line import log_line

P = ParamSpec("P")
T = TypeVar("T")

_log = logging.getLogger(__name__)

_HEADER = struct.Struct(">Q")
# A call's limit is processor time, so that a busy machine kills no innocent document (seen: a 50 KB page over
# 5 s of wall time beside eight other jobs). The wall clock only ends what sleeps or starves.
_WALL_FACTOR = 6
# Of a limit of nothing: zero would switch the timer off (setitimer(2)).
_LEAST_SECONDS = 1e-6
_START_SECONDS = 60  # for the child's imports on a busy machine; they are not the document's fault
_LAST_WORDS_SECONDS = 1.0  # for the traceback of a child that is killed because it gave no answer
_KEPT_ERROR_BYTES = 16 * 1024  # of the child's standard error: faulthandler tells a hundred frames in less
_PIPE_BYTES = 64 * 1024  # what a pipe holds on Linux (pipe(7))
_READ_BYTES = 1 << 20
_OUT_OF_MEMORY = 77  # the child's exit status
_ORPHAN_CHECK_SECONDS = 5.0
_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH")


class WorkerKilled(Exception):  # noqa: N818, an event rather than a mistake
    """A call ran over its limits or crashed its process; the message says which, and the next call gets a fresh one.

    A note tells how the process ended and the last lines of its standard error: see `traceback_of`.
    """


def traceback_of(error: BaseException) -> str:
    """Where an error came from, as text for a log: what a worker process told of it, or else its own traceback."""
    notes = getattr(error, "__notes__", ())
    return "\n".join(notes) if notes else "".join(traceback.format_exception(error))


class ConfinedWorker:
    """One child process that runs functions one at a time; for use by one thread."""

    def __init__(self, *, seconds: float, memory_bytes: int, preload: Sequence[str] = ()) -> None:
        """`seconds` is the processor time of one call, `memory_bytes` the address space of the child (RLIMIT_AS), and
        `preload` names modules that the child imports before its first call's clock starts."""
        self._seconds = seconds
        self._memory_bytes = memory_bytes
        self._preload = tuple(preload)
        self._process: subprocess.Popen[bytes] | None = None
        self._errors = bytearray()  # the end of what the child wrote to its standard error during a call

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def call(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `function(*args, **kwargs)` in the child; all of it must pickle, the function by its name.

        Raises:
            WorkerKilled: it took too long, too much memory, or the process crashed.
            Exception: whatever the function raised, with the child's traceback as a note.
        """
        request = pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL)
        process = self._process or self._start()
        self._errors.clear()
        try:
            succeeded, value = self._exchange(process, request)
        except BaseException:  # also on an interrupt: a late answer must not be taken for the next call's
            self._kill()
            raise
        self._log_errors(process)
        if not succeeded:
            raise value
        result: T = value
        return result

    def close(self) -> None:
        """End the child. The worker may be used again; it then starts another one."""
        process, self._process = self._process, None
        if process is None:
            return
        with process:  # closes the pipes and waits; an idle child ends by itself when its input ends
            if process.poll() is None:
                process.kill()

    def _start(self) -> subprocess.Popen[bytes]:
        environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        limits = [str(self._memory_bytes), str(self._seconds)]
        self._process = process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "wirecopy.confine", *limits, *self._preload],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            bufsize=0,
        )
        assert process.stderr is not None
        os.set_blocking(process.stderr.fileno(), False)
        try:
            succeeded, value = self._receive(process, _START_SECONDS)
        except BaseException:
            self._kill()
            raise
        if not succeeded:
            self._kill()
            raise value
        return process

    def _exchange(self, process: subprocess.Popen[bytes], request: bytes) -> tuple[bool, Any]:
        assert process.stdin is not None
        try:
            _write_frame(process.stdin.fileno(), request)
        except BrokenPipeError:
            process.wait()
            raise self._killed(process, self._cause_of_death(process.returncode)) from None
        return self._receive(process, self._seconds * _WALL_FACTOR)

    def _receive(self, process: subprocess.Popen[bytes], seconds: float) -> tuple[bool, Any]:
        assert process.stdout is not None
        deadline = time.monotonic() + seconds
        try:
            answer = _read_frame(process.stdout.fileno(), partial(self._wait_for_answer, process, deadline))
        except TimeoutError:
            process.send_signal(signal.SIGPROF)  # it tells where it stands before it ends
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LAST_WORDS_SECONDS)
            raise self._killed(process, f"gave no answer within {seconds:g} s") from None
        if answer is None:
            process.wait()
            raise self._killed(process, self._cause_of_death(process.returncode))
        succeeded, value = pickle.loads(answer)  # noqa: S301
        return succeeded, value

    def _wait_for_answer(self, process: subprocess.Popen[bytes], deadline: float) -> None:
        """Return when there is something of an answer, or the child has ended. Its standard error is taken meanwhile,
        so that it never waits for room there; TimeoutError after `deadline` on the monotonic clock."""
        assert process.stdout is not None
        assert process.stderr is not None
        answers, errors = process.stdout.fileno(), process.stderr.fileno()
        # poll, because select refuses descriptors from 1,024 on and the fetch stage may have that many open.
        waiting = select.poll()
        waiting.register(answers, select.POLLIN)
        waiting.register(errors, select.POLLIN)
        while True:
            seconds_left = deadline - time.monotonic()
            ready = dict(waiting.poll(max(0.0, seconds_left) * 1000))
            if errors in ready and not self._keep_errors(process):
                waiting.unregister(errors)
            if answers in ready:
                return
            if seconds_left <= 0:
                raise TimeoutError

    def _killed(self, process: subprocess.Popen[bytes], cause: str) -> WorkerKilled:
        """`cause`, with what else is known of the end of the child as a note."""
        self._keep_errors(process)
        error = WorkerKilled(cause)
        last_lines = self._errors.decode(errors="replace").strip()
        error.add_note(
            f"worker process {process.pid} {_ending(process.returncode)}; "
            + (
                f"the end of its standard error:\n{last_lines}"
                if last_lines
                else "it wrote no standard error"
            )
        )
        return error

    def _cause_of_death(self, status: int) -> str:
        if status == _OUT_OF_MEMORY:
            return f"ran over {self._memory_bytes // 2**20} MiB"
        if status == -signal.SIGPROF:
            return f"ran over {self._seconds:g} s"
        return (
            f"the worker process died (signal {-status})"
            if status < 0
            else f"the worker exited with {status}"
        )

    def _keep_errors(self, process: subprocess.Popen[bytes]) -> bool:
        """Take what the child has written to its standard error; False once it has closed that."""
        assert process.stderr is not None
        try:
            piece = os.read(process.stderr.fileno(), _PIPE_BYTES)
        except BlockingIOError:
            return True
        self._errors += piece
        del self._errors[:-_KEPT_ERROR_BYTES]
        return bool(piece)

    def _log_errors(self, process: subprocess.Popen[bytes]) -> None:
        """What a call that went well wrote to standard error: warnings of libraries, mostly."""
        self._keep_errors(process)
        if self._errors and _log.isEnabledFor(logging.DEBUG):
            written = self._errors.decode(errors="replace").strip()
            _log.debug(
                "%s", log_line("standard error of a worker process", {"process": process.pid}, written)
            )

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
        self.close()


def _write_frame(descriptor: int, payload: bytes) -> None:
    for part in (_HEADER.pack(len(payload)), payload):
        view = memoryview(part)
        while view:
            view = view[os.write(descriptor, view) :]


def _read_frame(descriptor: int, wait: Callable[[], None] | None = None) -> bytes | None:
    """One frame, or None when the other end is gone; calls `wait` before each read."""
    header = _read_exactly(descriptor, _HEADER.size, wait)
    return None if header is None else _read_exactly(descriptor, _HEADER.unpack(header)[0], wait)


def _read_exactly(descriptor: int, size: int, wait: Callable[[], None] | None) -> bytes | None:
    buffer = bytearray()
    while len(buffer) < size:
        if wait is not None:
            wait()
        piece = os.read(descriptor, min(size - len(buffer), _READ_BYTES))
        if not piece:
            return None
        buffer += piece
    return bytes(buffer)


def _ending(status: int | None) -> str:
    if status is None:
        return "was killed"
    if status < 0:
        return f"was ended by {signal.Signals(-status).name}"
    return f"ended with exit status {status}"


# ------------------------------------------------------------------------------------- the child's side


def _serve(memory_bytes: int, seconds: float, preload: Sequence[str]) -> None:
    requests, answers = _take_over_pipes()
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    faulthandler.enable()
    faulthandler.register(signal.SIGPROF, chain=True)
    parent = os.getppid()
    _write_frame(answers, _answer(_import_all, preload))
    while _wait_for_request(requests, parent):
        request = _read_frame(requests)
        if request is None:
            return
        # SIGPROF ends the process, also inside C code that no exception interrupts; faulthandler then writes where
        # it was, and leaves the rest to the signal's default action.
        signal.setitimer(signal.ITIMER_PROF, max(seconds, _LEAST_SECONDS))
        answer = _answer(_run, request)
        signal.setitimer(signal.ITIMER_PROF, 0)
        _write_frame(answers, answer)


def _take_over_pipes() -> tuple[int, int]:
    """Keep stdin and stdout for frames; whatever the functions print goes to stderr."""
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return requests, answers


def _wait_for_request(requests: int, parent: int) -> bool:
    """False once the parent is gone: its end of the pipe may live on in a process it forked."""
    waiting = select.poll()
    waiting.register(requests, select.POLLIN)
    while not waiting.poll(_ORPHAN_CHECK_SECONDS * 1000):
        if os.getppid() != parent:
            return False
    return True


def _import_all(modules: Sequence[str]) -> None:
    for name in modules:
        importlib.import_module(name)


def _run(request: bytes) -> Any:
    function, args, kwargs = pickle.loads(request)  # noqa: S301
    return function(*args, **kwargs)


def _answer(work: Callable[[T], Any], argument: T) -> bytes:
    try:
        return pickle.dumps((True, work(argument)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        with suppress(Exception):  # there may be too little memory for that as well
            traceback.print_exc()
        os._exit(_OUT_OF_MEMORY)
    except Exception as error:
        error.add_note(traceback.format_exc())
        return _pickled_error(error)


def _pickled_error(error: Exception) -> bytes:
    """The error itself where it survives the way back, else one that says the same."""
    try:
        answer = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(answer)  # noqa: S301
    except Exception:
        in_words = RuntimeError(f"{type(error).__name__}: {error}")
        in_words.__notes__ = error.__notes__
        return pickle.dumps((False, in_words))
    return answer


if __name__ == "__main__":
    with suppress(BrokenPipeError):  # the parent was killed while we worked: nobody waits for the answer
        _serve(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:])
