"""A worker process that may be killed: parsing of foreign documents happens in it.

feedparser, lxml and trafilatura each have inputs of a few kilobytes that cost minutes or gigabytes, in C code that
no exception interrupts (reliability notes, 2.1). The worker has a memory limit of its own and a parent with a
clock. It confines what a document can cost, not what hostile code could do: parent and child trust each other.

Not `multiprocessing`: Airflow's task processes are daemonic or forked, and a fork would inherit their locks,
connections and signal handlers. The child starts clean, with no environment but what Python needs, so that no
secret and no Airflow hook comes along. Nothing heavy may be imported here: the child imports this module first.
"""

from __future__ import annotations

import importlib
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
from types import TracebackType
from typing import Any, ParamSpec, Self, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_HEADER = struct.Struct(">Q")
# A call's limit is processor time, so that a busy machine kills no innocent document (seen: a 50 KB page over
# 5 s of wall time beside eight other jobs). The wall clock only ends what sleeps or starves.
_WALL_FACTOR = 6
_START_SECONDS = 60  # for the child's imports on a busy machine; they are not the document's fault
_OUT_OF_MEMORY = 77  # the child's exit status
_ORPHAN_CHECK_SECONDS = 5.0
_KEPT_VARIABLES = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH")


class WorkerKilled(Exception):  # noqa: N818, an event rather than a mistake
    """A call ran over its limits; the message says which, and the next call gets a fresh process."""


class ConfinedWorker:
    """One child process that runs functions one at a time; for use by one thread."""

    def __init__(self, *, seconds: float, memory_bytes: int, preload: Sequence[str] = ()) -> None:
        """`seconds` is the processor time of one call, `memory_bytes` the address space of the child (RLIMIT_AS), and
        `preload` names modules that the child imports before its first call's clock starts."""
        self._seconds = seconds
        self._memory_bytes = memory_bytes
        self._preload = tuple(preload)
        self._process: subprocess.Popen[bytes] | None = None

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
        try:
            succeeded, value = self._exchange(process, request)
        except BaseException:  # also on an interrupt: a late answer must not be taken for the next call's
            self._kill()
            raise
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
            env=environment,
            bufsize=0,
        )
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
            raise WorkerKilled(self._cause_of_death(process)) from None
        return self._receive(process, self._seconds * _WALL_FACTOR)

    def _receive(self, process: subprocess.Popen[bytes], seconds: float) -> tuple[bool, Any]:
        assert process.stdout is not None
        try:
            answer = _read_frame(process.stdout.fileno(), time.monotonic() + seconds)
        except TimeoutError:
            raise WorkerKilled(f"gave no answer within {seconds:g} s") from None
        if answer is None:
            raise WorkerKilled(self._cause_of_death(process))
        succeeded, value = pickle.loads(answer)  # noqa: S301
        return succeeded, value

    def _cause_of_death(self, process: subprocess.Popen[bytes]) -> str:
        status = process.wait()
        if status == _OUT_OF_MEMORY:
            return f"ran over {self._memory_bytes // 2**20} MiB"
        if status == -signal.SIGPROF:
            return f"ran over {self._seconds:g} s"
        return (
            f"the worker process died (signal {-status})"
            if status < 0
            else f"the worker exited with {status}"
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


def _read_frame(descriptor: int, deadline: float | None = None) -> bytes | None:
    """One frame, or None when the other end is gone; TimeoutError after `deadline` on the monotonic clock."""
    header = _read_exactly(descriptor, _HEADER.size, deadline)
    return None if header is None else _read_exactly(descriptor, _HEADER.unpack(header)[0], deadline)


def _read_exactly(descriptor: int, size: int, deadline: float | None) -> bytes | None:
    buffer = bytearray()
    while len(buffer) < size:
        if deadline is not None and not _is_readable(descriptor, deadline - time.monotonic()):
            raise TimeoutError
        piece = os.read(descriptor, min(size - len(buffer), 1 << 20))
        if not piece:
            return None
        buffer += piece
    return bytes(buffer)


def _is_readable(descriptor: int, seconds: float) -> bool:
    # poll, because select refuses descriptors from 1,024 on and the fetch stage may have that many open.
    waiting = select.poll()
    waiting.register(descriptor, select.POLLIN)
    return bool(waiting.poll(max(0.0, seconds) * 1000))


# ------------------------------------------------------------------------------------- the child's side


def _serve(memory_bytes: int, seconds: float, preload: Sequence[str]) -> None:
    requests, answers = _take_over_pipes()
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    parent = os.getppid()
    _write_frame(answers, _answer(_import_all, preload))
    while _wait_for_request(requests, parent):
        request = _read_frame(requests)
        if request is None:
            return
        # The default action of SIGPROF ends the process, also inside C code that no exception interrupts.
        signal.setitimer(signal.ITIMER_PROF, seconds)
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
    while not _is_readable(requests, _ORPHAN_CHECK_SECONDS):
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
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return answer


if __name__ == "__main__":
    with suppress(BrokenPipeError):  # the parent was killed while we worked: nobody waits for the answer
        _serve(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:])
