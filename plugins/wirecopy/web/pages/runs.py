"""Runs and their stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wirecopy.model import LeftOver, Outcome, Stage
from wirecopy.store.read_model.runs import RunSummary
from wirecopy.store.run import StageCounts

STAGES_SHOWN = (Stage.POLL, Stage.FETCH, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH)
_STAGES_OF_OUTCOMES = frozenset({Stage.POLL, Stage.FETCH, Stage.EXTRACT})
_GOOD = frozenset(outcome.value for outcome in Outcome if outcome.is_success)


@dataclass(frozen=True, slots=True)
class StageCell:
    """What a stage did, for a cell of the runs table: what went well, then the rest by word."""

    good: int | None  # None: this stage counts things, not outcomes
    rest: tuple[tuple[str, int], ...]
    shards_open: int
    left_over: Sequence[LeftOver] = ()

    @property
    def left_items(self) -> int:
        return sum(each.items for each in self.left_over)


def stage_cell(stage: StageCounts, left_over: Sequence[LeftOver] = ()) -> StageCell:
    """The counts of a stage, the most frequent first, and what it left for the next run."""
    counts = sorted(stage.counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if stage.stage not in _STAGES_OF_OUTCOMES:
        return StageCell(None, tuple(counts), stage.shards_open, left_over)
    good = sum(number for word, number in counts if word in _GOOD)
    rest = tuple((word, number) for word, number in counts if word not in _GOOD)
    return StageCell(good, rest, stage.shards_open, left_over)


def stage_cells(run: RunSummary) -> Mapping[Stage, StageCell]:
    """The cells of a run by stage."""
    return {
        stage: stage_cell(counts, [each for each in run.left_over if each.stage is stage])
        for stage, counts in run.stages.items()
    }
