"""Workers of wirecopy.confine that are forked instead of started: a new one has nothing to import.

A worker takes 0.5 to 1.5 s of processor time to start, most of it for imports, and a test of stages starts several. They
are the same in all else: their functions, limits and pipes are those of wirecopy.confine. Workers that are really started
are tested in tests/test_confine.py, by every command in tests/test_cli.py and by all of tests/end_to_end.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn, Self

from wirecopy import confine


class ForkedWorker:
    """As much of `subprocess.Popen` as wirecopy.confine uses, for its own arguments."""

    def __init__(self, arguments: Sequence[str], **_: object) -> None:
        limits_and_preload = arguments[3:]
        for module in limits_and_preload[2:]:
            import_module(module)
        pipes = [os.pipe() for _ in range(3)]
        (requests, stdin), (stdout, answers), (stderr, errors) = pipes
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            _serve((requests, answers, errors), limits_and_preload)
        for descriptor in (requests, answers, errors):
            os.close(descriptor)
        self.stdin, self.stdout, self.stderr = (
            os.fdopen(stdin, "wb", 0),
            os.fdopen(stdout, "rb", 0),
            os.fdopen(stderr, "rb", 0),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in (self.stdin, self.stdout, self.stderr):
            pipe.close()
        self.wait()

    def poll(self) -> int | None:
        return self._ended(os.WNOHANG)

    def wait(self, timeout: float | None = None) -> int | None:
        return self._ended(0)

    def _ended(self, options: int) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, options)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def _serve(descriptors: Sequence[int], arguments: Sequence[str]) -> NoReturn:
    """Be a worker of wirecopy.confine, and nothing else that this process was: no connection stays open."""
    try:
        for standard, descriptor in enumerate(descriptors):
            os.dup2(descriptor, standard)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        sys.stderr = os.fdopen(2, "w")  # faulthandler asks it where to write
        memory_bytes, seconds, *preload = arguments
        confine._serve(_inherited_bytes() + int(memory_bytes), float(seconds), preload)
    finally:
        os._exit(0)


def _inherited_bytes() -> int:
    """The address space of the process that was forked: no part of what a worker takes for itself."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


# Put in the place of `wirecopy.confine.subprocess`.
FORKING = SimpleNamespace(Popen=ForkedWorker, PIPE=subprocess.PIPE, TimeoutExpired=subprocess.TimeoutExpired)
