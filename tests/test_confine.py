"""What happens to a parser that runs away, and to one that does not."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from wirecopy.confine import ConfinedWorker, WorkerKilled, traceback_of
from wirecopy.feeds import FeedError, parse_feed
from wirecopy.model import Outcome

MIB = 2**20


def add(left: int, right: int) -> int:
    return left + right


def shout(word: str) -> str:
    print(word.upper())
    os.write(1, b"straight to the descriptor\n")
    return word


def spin() -> None:
    while True:
        pass


def hoard() -> int:
    return len(bytearray(4096 * MIB))


def crash() -> None:
    os.abort()


def fail(message: str) -> None:
    raise LookupError(message)


class StubbornError(Exception):
    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def fail_stubbornly() -> None:
    raise StubbornError("cannot be ", "rebuilt")


def outlast_everybody() -> None:
    time.sleep(60)


def warn(message: str) -> None:
    logging.getLogger("a library").warning(message)


def chatter(lines: int) -> int:
    for number in range(lines):
        print(f"line {number}: " + "x" * 90, file=sys.stderr)
    return lines


def chatter_and_crash(lines: int) -> None:
    chatter(lines)
    os.abort()


def process_id() -> int:
    return os.getpid()


def outlive_parent() -> None:
    parent = os.getppid()
    os.kill(parent, signal.SIGKILL)
    while os.getppid() == parent:
        time.sleep(0.001)


def environment() -> dict[str, str]:
    return dict(os.environ)


def make_worker(seconds: float = 60) -> ConfinedWorker:
    return ConfinedWorker(seconds=seconds, memory_bytes=1024 * MIB, preload=[__name__])


def test_results_come_back_and_the_process_is_used_again() -> None:
    with make_worker() as worker:
        assert worker.call(add, 1, right=2) == 3
        assert worker.call(process_id) == worker.call(process_id) != os.getpid()


def test_printing_does_not_spoil_the_answers() -> None:
    with make_worker() as worker:
        assert worker.call(shout, "hello") == "hello"
        assert worker.call(add, 1, 2) == 3


def test_a_large_document_goes_both_ways() -> None:
    with make_worker() as worker:
        assert worker.call(bytes, b"x" * (10 * MIB)) == b"x" * (10 * MIB)


def test_a_call_without_end_is_killed() -> None:
    with make_worker(seconds=0.2) as worker, pytest.raises(WorkerKilled, match=r"ran over 0\.2 s"):
        worker.call(spin)


def test_a_call_that_only_waits_is_killed_too() -> None:
    with make_worker(seconds=0.05) as worker, pytest.raises(WorkerKilled, match="gave no answer"):
        worker.call(time.sleep, 60)


def test_after_a_death_the_next_call_gets_a_fresh_process() -> None:
    with make_worker() as worker:
        first = worker.call(process_id)
        with pytest.raises(WorkerKilled):
            worker.call(crash)
        assert worker.call(process_id) != first


def test_a_call_that_wants_too_much_memory_is_killed() -> None:
    with make_worker() as worker, pytest.raises(WorkerKilled, match="ran over 1024 MiB"):
        worker.call(hoard)


def test_a_crash_in_c_code_is_told_from_a_limit() -> None:
    with make_worker() as worker, pytest.raises(WorkerKilled, match="signal 6"):
        worker.call(crash)


def test_the_functions_own_error_travels_back_with_its_traceback() -> None:
    with make_worker() as worker:
        with pytest.raises(LookupError, match="no such paper") as caught:
            worker.call(fail, "no such paper")
        assert "in fail" in caught.value.__notes__[0]


def test_an_error_that_cannot_travel_is_told_in_words() -> None:
    with make_worker() as worker, pytest.raises(RuntimeError, match="StubbornError: cannot be rebuilt"):
        worker.call(fail_stubbornly)


def test_an_error_that_cannot_travel_keeps_its_traceback() -> None:
    with make_worker() as worker, pytest.raises(RuntimeError) as caught:
        worker.call(fail_stubbornly)
    assert "in fail_stubbornly" in traceback_of(caught.value)


# ------------------------------------------------------------------------- what is told of a worker that died


def killed(worker: ConfinedWorker, function: Callable[..., object], *arguments: object) -> str:
    """All that is told of a call that ends its process."""
    with worker, pytest.raises(WorkerKilled) as caught:
        worker.call(function, *arguments)
    return traceback_of(caught.value)


def test_a_crash_tells_its_signal_and_where_it_was() -> None:
    told = killed(make_worker(), crash)
    assert "was ended by SIGABRT" in told
    assert "Fatal Python error: Aborted" in told
    assert "in crash" in told


def test_a_call_without_end_tells_where_it_was() -> None:
    told = killed(make_worker(seconds=0.2), spin)
    assert "was ended by SIGPROF" in told
    assert "in spin" in told


def test_a_call_that_only_waits_tells_where_it_waits() -> None:
    told = killed(make_worker(seconds=0.05), outlast_everybody)
    assert "in outlast_everybody" in told


def test_a_lack_of_memory_tells_its_exit_status_and_traceback() -> None:
    told = killed(make_worker(), hoard)
    assert "ended with exit status 77" in told
    assert "in hoard" in told
    assert told.endswith("MemoryError")


def test_of_a_long_standard_error_the_last_lines_are_told() -> None:
    told = killed(make_worker(), chatter_and_crash, 5000)
    assert len(told) < 20_000
    assert "line 10:" not in told
    assert "line 4999: xxx" in told
    assert "in chatter_and_crash" in told


def test_the_standard_error_of_an_earlier_call_is_not_told_again() -> None:
    with make_worker() as worker:
        assert worker.call(chatter, 3) == 3
        assert "line 2:" not in killed(worker, crash)


def test_much_standard_error_stops_no_call() -> None:
    """A pipe holds 64 KiB, and whoever writes more waits for a reader."""
    with make_worker() as worker:
        assert worker.call(chatter, 5000) == 5000
        assert worker.call(add, 1, 2) == 3


def test_what_a_call_writes_to_standard_error_can_be_seen(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="wirecopy")
    with make_worker() as worker:
        worker.call(chatter, 2)
        worker.call(add, 1, 2)
    (message,) = caplog.messages
    assert message.startswith("standard error of a worker process process=")
    assert "line 1: xxx" in message


def test_an_error_of_this_process_has_its_own_traceback() -> None:
    with pytest.raises(LookupError) as caught:
        fail("here")
    assert "in fail" in traceback_of(caught.value)


def test_a_worker_writes_nothing_to_the_logs_of_its_parent(capfd: pytest.CaptureFixture[str]) -> None:
    """It has no handler: what a library logs there goes to its standard error, and so is seen once or not at all."""
    with make_worker() as worker:
        worker.call(warn, "a strange page")
    assert capfd.readouterr().err == ""


def test_a_feed_error_keeps_its_outcome() -> None:
    with make_worker() as worker:
        with pytest.raises(FeedError) as caught:
            worker.call(parse_feed, b"<html><body>no</body></html>", "https://daily.example/", None)
        assert caught.value.outcome is Outcome.NOT_A_FEED


def test_secrets_of_the_parent_do_not_reach_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIRECOPY_DATABASE_URL", "postgresql://secret")
    with make_worker() as worker:
        assert "WIRECOPY_DATABASE_URL" not in worker.call(environment)


def test_a_module_that_cannot_be_loaded_is_reported() -> None:
    worker = ConfinedWorker(seconds=60, memory_bytes=1024 * MIB, preload=["wirecopy.nowhere"])
    with worker, pytest.raises(ModuleNotFoundError):
        worker.call(add, 1, 2)


def test_closing_ends_the_process() -> None:
    with make_worker() as worker:
        pid = worker.call(process_id)
    assert not Path(f"/proc/{pid}").exists()


def test_the_worker_dies_with_its_parent() -> None:
    program = (
        "import os; from tests.test_confine import make_worker, process_id\n"
        "worker = make_worker(); print(worker.call(process_id), flush=True); os._exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    deadline = time.monotonic() + 20
    while Path(f"/proc/{done.stdout.strip()}").exists():
        assert time.monotonic() < deadline


def test_a_worker_whose_parent_was_killed_ends_without_a_word() -> None:
    program = "from tests.test_confine import make_worker, outlive_parent\nmake_worker().call(outlive_parent)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
