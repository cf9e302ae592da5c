"""gate: is the run green or red? Airflow shows the colour of the last task only, so this one decides it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from psycopg import Connection

from wirecopy.model import LeftOver, Outcome, Run, RunKind, RunState, Stage
from wirecopy.stages.context import StageContext
from wirecopy.stages.judge_alerts import judge_alerts_after_run
from wirecopy.store.feed import undo_failures
from wirecopy.store.outlet_hour import count_outlet_hours, hour_of
from wirecopy.store.run import StageCounts, left_over_of, save_verdict, stage_counts, verdict_of

# A handful of pages may all be bad by chance; a dozen that all fail point at us.
_ENOUGH_TO_JUDGE = 12
# What a run writes it writes of its own hours, mostly: an article counts in the hour in which a feed listed it. What comes
# later the daily chore counts.
_COUNTED_ANEW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Verdict:
    state: RunState
    reason: str = ""


def gate(context: StageContext) -> dict[str, int]:
    """Judge the run by the rows it wrote, and store the verdict; feeds do not pay for trouble on our side.

    Then count what each outlet did in the hours of the last day, and judge alerts by it.
    """
    verdict, left = context.database.transact(_judge, context.run, context.clock.now())
    context.database.transact(count_outlet_hours, hour_of(context.run.started_at - _COUNTED_ANEW))
    if verdict.state is RunState.RED:
        context.log.trouble(f"the run is red: {verdict.reason}")
    if left:
        context.log.left_over(left, context.run.started_at)
    if context.run.kind is RunKind.INGEST:
        judge_alerts_after_run(context)
    return {verdict.state.value: 1}


def _judge(connection: Connection, run: Run, now: datetime) -> tuple[Verdict, list[LeftOver]]:
    verdict = _verdict(connection, run)
    undo_failures(connection, run.run_id, now)
    save_verdict(connection, run, verdict.state, verdict.reason, now)
    return verdict, left_over_of(connection, [run.run_id]).get(run.run_id, [])


def _verdict(connection: Connection, run: Run) -> Verdict:
    stages = [
        each for each in stage_counts(connection, [run.run_id])[run.run_id] if each.stage is not Stage.GATE
    ]
    if not stages:
        # Mistakes in the list of outlets ended it before its first stage: they say more than what did not run.
        state, reason = verdict_of(connection, run)
        if state is RunState.RED:
            return Verdict(state, reason)
    return run_verdict(stages, run.kind)


def run_verdict(stages: Iterable[StageCounts], kind: RunKind = RunKind.INGEST) -> Verdict:
    """Red when a stage did not finish or when everything failed: trouble on our side. Else green.

    One bad feed or page never makes a run red: it is a row with an outcome.
    """
    found = {each.stage: each for each in stages}
    reasons = [
        *(f"{stage} did not run" for stage in kind.stages[:-1] if stage not in found),
        *(f"{each.stage} did not finish" for each in found.values() if each.shards_open),
    ]
    if Stage.POLL in found and (failure := _all_failed(found[Stage.POLL].counts, enough=1)):
        reasons.append(f"every feed failed, mostly {failure}")
    for stage in (Stage.FETCH, Stage.EXTRACT):
        if stage in found and (failure := _all_failed(found[stage].counts, enough=_ENOUGH_TO_JUDGE)):
            reasons.append(f"every page failed to {stage}, mostly {failure}")
    for stage, item, done in ((Stage.DEDUPE, "article", "articles"), (Stage.PUBLISH, "story", "stories")):
        counts = found[stage].counts if stage in found else {}
        failed = counts.get("failed", 0) + counts.get("set_aside", 0)
        if failed >= _ENOUGH_TO_JUDGE and not counts.get(done):
            reasons.append(f"every {item} failed in {stage}: the log has the tracebacks")
    return Verdict(RunState.RED, "; ".join(reasons)) if reasons else Verdict(RunState.GREEN)


def _all_failed(counts: Mapping[str, int], *, enough: int) -> str | None:
    """The commonest outcome, if there were enough and none was a success."""
    if sum(counts.values()) < enough or any(Outcome(word).is_success for word in counts):
        return None
    return max(counts, key=lambda word: counts[word])
