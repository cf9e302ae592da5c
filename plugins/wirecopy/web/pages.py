"""Facts to HTML. Pure: no clock, no database, no Airflow.

Every string here may come from the network. Three things keep it harmless wherever it lands, so that no
template can forget them: autoescape, `_harmless` on everything printed, and `web_link` on every address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from wirecopy.model import LeftOver, Outcome, RunState, Stage
from wirecopy.store.read_model import (
    RUNS_SHOWN,
    ArticleDetail,
    CopySummary,
    CreditEvidence,
    FeedList,
    FeedStatus,
    Overview,
    RunSummary,
    StoryDetail,
)
from wirecopy.store.run import StageCounts
from wirecopy.web.airflow_runs import AirflowStatus
from wirecopy.web.formatting import ago_words, lag_words, many, span_words, utc_words
from wirecopy.web.listed_runs import list_runs
from wirecopy.web.run_status import Tone, run_status

URL_PREFIX = "/wirecopy"  # where Airflow mounts the app
COPIES_SHOWN = 8  # of a story on the overview; its own page has all

_STAGES_SHOWN = (Stage.POLL, Stage.FETCH, Stage.EXTRACT, Stage.DEDUPE, Stage.PUBLISH)
_STAGES_OF_OUTCOMES = frozenset({Stage.POLL, Stage.FETCH, Stage.EXTRACT})
_GOOD = frozenset(outcome.value for outcome in Outcome if outcome.is_success)
_RUN_TONES = {RunState.GREEN: Tone.GOOD, RunState.RED: Tone.BAD, RunState.RUNNING: Tone.QUIET}
_FEED_TONES = {
    FeedStatus.OK: Tone.GOOD,
    FeedStatus.FAILING: Tone.BAD,
    FeedStatus.GONE: Tone.BAD,
    FeedStatus.SILENT: Tone.WARN,
    FeedStatus.NEW: Tone.QUIET,
    FeedStatus.RETIRED: Tone.QUIET,
}
# The beginnings of the run ids that Airflow gives; other runs were made by the command line.
_AIRFLOW_RUN = re.compile(r"(scheduled|manual|backfill|asset_triggered)__")

# Embeddings, overrides and isolates (UAX 9) can make a title rewrite the line around it. Plain direction
# marks stay: Arabic and Hebrew titles need them, and <bdi> keeps those in.
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINK = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


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


def web_link(url: str | None) -> str | None:
    """The address if a browser may be sent there: http or https, and nothing that it would repair first."""
    if url is None or not _LINK.fullmatch(url):
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:  # such as http://[half-an-address
        return None
    return url if host else None


def stage_cell(stage: StageCounts, left_over: Sequence[LeftOver] = ()) -> StageCell:
    """The counts of a stage, the most frequent first, and what it left for the next run."""
    counts = sorted(stage.counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if stage.stage not in _STAGES_OF_OUTCOMES:
        return StageCell(None, tuple(counts), stage.shards_open, left_over)
    good = sum(number for word, number in counts if word in _GOOD)
    rest = tuple((word, number) for word, number in counts if word not in _GOOD)
    return StageCell(good, rest, stage.shards_open, left_over)


def share_bar(copy: CopySummary) -> tuple[float, float, float] | None:
    """The widths in percent of kept, cut and added words; None where they are not known."""
    kept, cut, added = copy.words_kept, copy.words_cut, copy.words_added
    if kept is None or cut is None or added is None or kept + cut + added == 0:
        return None
    whole = (kept + cut + added) / 100
    return round(kept / whole, 1), round(cut / whole, 1), round(added / whole, 1)


def credits_alike(credits: Sequence[CreditEvidence]) -> list[list[CreditEvidence]]:
    """The credits in their order, those with the same role, party, words and place together, as all copies of a tail have."""
    found: dict[tuple[str, ...], list[CreditEvidence]] = {}
    for credit in credits:
        found.setdefault((credit.role, credit.party, credit.evidence, credit.source), []).append(credit)
    return list(found.values())


def render_overview(overview: Overview, root: str, airflow: AirflowStatus | None = None) -> str:
    """The first page. `root` is the path under which the app is mounted, base path included."""
    runs = list_runs(overview.runs, airflow, overview.numbers.now, RUNS_SHOWN)
    return _render(
        "overview.html",
        root,
        now=overview.numbers.now,
        overview=overview,
        runs=runs,
        status=run_status(overview.numbers, runs, airflow),
        stages=_STAGES_SHOWN,
        cells={run.run_id: _cells(run) for run in overview.runs},
    )


def render_feeds(feeds: FeedList, root: str) -> str:
    """All feeds."""
    return _render("feeds.html", root, now=feeds.now, feeds=feeds.feeds)


def render_story(detail: StoryDetail, root: str) -> str:
    """One story."""
    return _render("story.html", root, now=detail.now, detail=detail)


def render_article(detail: ArticleDetail, root: str) -> str:
    """One article, compared with the fullest text of its story."""
    return _render("article.html", root, now=detail.now, detail=detail)


def render_message(title: str, message: str, root: str, hint: str = "") -> str:
    """A page that only says one thing."""
    return _render("message.html", root, now=None, title=title, message=message, hint=hint)


def _render(template: str, root: str, **values: object) -> str:
    airflow = root.removesuffix(URL_PREFIX)
    return _ENVIRONMENT.get_template(template).render(root=root, airflow=airflow, **values)


def _cells(run: RunSummary) -> Mapping[Stage, StageCell]:
    return {
        stage: stage_cell(counts, [each for each in run.left_over if each.stage is stage])
        for stage, counts in run.stages.items()
    }


def _airflow_run_path(key: str) -> str | None:
    return f"/dags/wirecopy_ingest/runs/{quote(key, safe='')}" if _AIRFLOW_RUN.match(key) else None


def _harmless(value: object) -> object:
    """What every template prints goes through here; Markup is what our own macros made."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _BIDI_CONTROLS.sub("", value)
    return value


def _make_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        ago=ago_words,
        alike=credits_alike,
        airflow_run_path=_airflow_run_path,
        feed_tone=_FEED_TONES.__getitem__,
        lag=lag_words,
        run_tone=_RUN_TONES.__getitem__,
        share_bar=share_bar,
        span=span_words,
        utc=utc_words,
        web_link=web_link,
    )
    environment.globals.update(many=many, copies_shown=COPIES_SHOWN)
    return environment


_ENVIRONMENT = _make_environment()
