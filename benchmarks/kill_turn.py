"""One turn of benchmarks/kills.py: all steps of the pipeline over a round of invented feeds, in a process to be killed."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import signal
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from importlib import import_module
from itertools import pairwise
from multiprocessing.context import ForkProcess
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from statistics import fmean

import psycopg

from benchmarks.kill_feeds import ROUND, START
from tests.forked_worker import FORKING
from wirecopy import confine
from wirecopy.model import RunKind, Stage
from wirecopy.settings import FetchLimits, RecheckPolicy, Settings
from wirecopy.stages import extract, publish, replay
from wirecopy.stages.maintenance import CHORES, run_chore
from wirecopy.stages.pipeline import run_replay, run_stage
from wirecopy.stages.replay import ReplayWindow
from wirecopy.store.database import Database

FORK = multiprocessing.get_context("fork")
WAIT_SECONDS = 60  # only a hang takes so long
_MINUTE = timedelta(minutes=1)


class Step(StrEnum):
    """What is killed. The gate counts with publish, and what follows a replay with that."""

    POLL = "poll"
    FETCH = "fetch"
    EXTRACT = "extract"
    DEDUPE = "dedupe"
    PUBLISH = "publish"
    MAINTENANCE = "maintenance"
    REPLAY = "replay"
    MIGRATE = "migrate"


_STEP_OF = {Stage(step): step for step in (Step.POLL, Step.FETCH, Step.EXTRACT, Step.DEDUPE, Step.PUBLISH)}


class Progress:
    """Which step a process is at, in memory that it shares with its parent."""

    def __init__(self, awaited: Step) -> None:
        """`wait` returns when the step `awaited` begins."""
        self._awaited = awaited
        self._has_begun = FORK.Event()
        self._begun: dict[Step | None, Synchronized[float]] = {
            step: FORK.Value(ctypes.c_double, 0.0) for step in (*Step, None)
        }

    def begin(self, step: Step) -> None:
        self._begun[step].value = time.monotonic()
        if step is self._awaited:
            self._has_begun.set()

    def end(self) -> None:
        self._begun[None].value = time.monotonic()

    def wait(self) -> None:
        assert self._has_begun.wait(WAIT_SECONDS), f"{self._awaited} never began"

    def now(self) -> tuple[Step, float]:
        """The step that began last, and how many seconds ago."""
        step = max(Step, key=lambda step: self._begun[step].value)
        return step, time.monotonic() - self._begun[step].value

    def seconds(self) -> dict[Step, float]:
        """How long each step took that came to its end."""
        begun = sorted((value.value, step) for step, value in self._begun.items() if value.value)
        return {step: following - since for (since, step), (following, _) in pairwise(begun) if step}


class Durations:
    """How long each step takes where it is not killed."""

    def __init__(self) -> None:
        self._seconds: defaultdict[Step, list[float]] = defaultdict(list)

    def add(self, seconds: Mapping[Step, float]) -> None:
        for step, value in seconds.items():
            self._seconds[step].append(value)

    def mean(self, step: Step) -> float:
        return fmean(self._seconds[step])

    def lately(self, step: Step) -> float:
        """Mean of the last few: other work slows the machine down."""
        return fmean(self._seconds[step][-5:])


@dataclass(frozen=True, slots=True)
class Attempt:
    """One process's try at a turn. With the key of another it goes on with that one's runs, as Airflow's retry does."""

    turn: int
    key: str
    wait: timedelta = timedelta()  # after the turn began

    @classmethod
    def first(cls, turn: int) -> Attempt:
        return cls(turn, f"turn {turn}")

    def second(self, *, same_runs: bool) -> Attempt:
        return Attempt(self.turn, self.key if same_runs else f"{self.key}, once more", 20 * _MINUTE)


@dataclass(frozen=True, slots=True)
class Bench:
    """A database with its archive, and the server of its feeds and pages."""

    url: str
    port: int
    home: Path
    outlets: Path
    mistake: Callable[[], None] | None = None  # of a control, made before the work

    def settings(self, attempt: Attempt) -> Settings:
        return Settings(
            connect_to=f"127.0.0.1:{self.port}",
            outlets=self.outlets,
            home=self.home,
            now=START + attempt.turn * ROUND + attempt.wait,
            fetch=FetchLimits(domain_spacing_seconds=0, retry_seconds=0),
            recheck=RecheckPolicy(ages=()),  # a page is fetched once: a second fetch is a mistake
            max_shards=1,
            extract_workers=1,
            keep_raw=timedelta(days=1),
            keep_history=timedelta(days=25),
        )

    def start(self, attempt: Attempt, awaited: Step = Step.POLL) -> tuple[ForkProcess, Progress]:
        """Begin a turn in a process of its own; returns when the awaited step has begun."""
        progress = Progress(awaited)
        process = FORK.Process(target=self._run, args=(attempt, progress))
        process.start()
        progress.wait()
        return process, progress

    def _run(self, attempt: Attempt, progress: Progress) -> None:
        """Ingest what the round lists, do the chores, and replay the pages of the round before."""
        if self.mistake:
            self.mistake()
        settings = self.settings(attempt)
        with Database(self.url) as database:
            for stage in RunKind.INGEST.stages:
                if stage in _STEP_OF:
                    progress.begin(_STEP_OF[stage])
                run_stage(stage, attempt.key, settings=settings, database=database)
            progress.begin(Step.MAINTENANCE)
            for chore in CHORES:
                run_chore(chore, _later(settings, 5 * _MINUTE), database)
            progress.begin(Step.REPLAY)
            _replay(attempt, _later(settings, 10 * _MINUTE), database)
            progress.end()

    def rows(self, query: str) -> list[tuple[object, ...]]:
        return self.rows_of({"": query})[""]

    def rows_of(self, queries: Mapping[str, str]) -> dict[str, list[tuple[object, ...]]]:
        with psycopg.connect(self.url) as connection:
            return {name: connection.execute(query.encode()).fetchall() for name, query in queries.items()}

    def prepare(self, turn: int) -> None:
        """Move the feeds on to the round of the turn, and let articles of the one before be as an older extractor left
        them, so that the replay has work."""
        urllib.request.urlopen(f"http://127.0.0.1:{self.port}/round/{turn}").read()
        with psycopg.connect(self.url) as connection:
            connection.execute(
                """update wirecopy.article
                set text = regexp_replace(text, E'\\n[^\\n]*$', ''), text_sha256 = sha256(convert_to(url, 'UTF8'))
                where url ~ %s""",
                (f"/story/[0-9]+-{turn - 1}-0$",),
            )

    def most_asked(self) -> int:
        """How often the page of this round was asked for that was asked for most."""
        return int(urllib.request.urlopen(f"http://127.0.0.1:{self.port}/most_asked").read())


def _replay(attempt: Attempt, settings: Settings, database: Database) -> None:
    since = START + (attempt.turn - 1) * ROUND
    key = f"replay of {attempt.key}"
    window = ReplayWindow(since, since + ROUND)
    run_replay(window, key, kind=RunKind.REPLAY, settings=settings, database=database)
    for stage in RunKind.REPLAY.stages[1:]:
        run_stage(stage, key, settings=settings, database=database)


def _later(settings: Settings, wait: timedelta) -> Settings:
    assert settings.now
    return settings.model_copy(update={"now": settings.now + wait})


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a kill found its process: in which step, so many seconds after that began."""

    step: Step
    seconds: float


def killed(process: ForkProcess, progress: Progress, after: float) -> Hit | None:
    """Kill a process so many seconds from now; returns None if it was at its end by then."""
    process.join(after)
    hit = Hit(*progress.now())
    process.kill()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL), "the process failed by itself"
    return hit if process.exitcode else None


def wait_until_alone(url: str) -> None:
    """Postgres ends a dead client's last statement first, and its locks with it."""
    end = time.monotonic() + WAIT_SECONDS
    with psycopg.connect(url, autocommit=True) as connection:
        while connection.execute(
            "select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        ).fetchone():
            assert time.monotonic() < end, "a connection of the killed process does not end"
            time.sleep(0.005)


# ------------------------------------------------------------------------------------------------ cheaper turns


def make_turns_cheap() -> None:
    """Fork workers from this process, which has imported all that they need: a new one takes 0.5 to 1.5 s to start, and
    most kills would hit its imports. Work in small batches, so that kills come between two transactions as well."""
    for stage in Stage:
        if stage is not Stage.IMPORT:
            import_module(f"wirecopy.stages.{stage}")
    for module in (
        "wirecopy.extract.preload",
        "wirecopy.extract.parts.next_part",
        "wirecopy.stages.feed_worker",
    ):
        import_module(module)
    setattr(confine, "subprocess", FORKING)  # noqa: B010 (a module has no such attribute to a type checker)
    extract._CLAIM = replay._BATCH = publish._BATCH_STORIES = 4
    gc.freeze()  # a collection in a forked process would copy all of this one's memory
