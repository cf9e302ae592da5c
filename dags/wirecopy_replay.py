"""
### Replay: stored raw pages, read by the extractor of now

`replay → dedupe → publish → gate`

Trigger it by hand. Left as it is, the form asks for the pages of the last 24 hours and only compares; with **apply** it
changes articles. Look at the
result of **replay** (its XCom) before you apply: pages by effect, words that came and went, and of the ten largest
changes the passages: `- cut`, `+ added`, `~ with [-cut-] {+added+} words`.

| effect | meaning | with apply |
|---|---|---|
| same | nothing differs | – |
| changed | headline or text differ | a revision with the cause `reextracted` |
| metadata | only authors, times, credits and the like differ | the article is changed, without a revision |
| gained | had no text, is now an article | a new article |
| lost | was an article, has now no text | the article stays as it is |
| failed | the extractor broke on it, or its raw document is gone | – |
| overtaken | fetched anew meanwhile | the hourly run has it |

Of each page only the newest document counts. Months that maintenance has archived are read from their WARC files.
**dedupe** and **publish** follow only with apply, and readers of `news.changes()` hear of all that changed. The
hourly run may go on meanwhile. Clearing is safe: what was applied is the same the second time. A replay whose task died
or was stopped goes on where it was, in this run or in a new one with the same times and outlet and the same extractor; its
report is of both parts, in which pages that were in hand then count once more.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pendulum
from airflow.sdk import ExceptionRetryPolicy, Param, RetryAction, RetryRule, dag, get_current_context, task
from airflow.sdk.exceptions import AirflowFailException

if TYPE_CHECKING:
    from airflow.sdk.definitions.context import Context

# A second attempt would meet the same mistake in the settings or the form.
MISTAKES_ONCE = ExceptionRetryPolicy(
    [RetryRule(["wirecopy.errors.ConfigError", "wirecopy.errors.UsageError"], RetryAction.FAIL)]
)


def run(stage: str) -> dict[str, int]:
    """One stage of this DAG run. The package is imported here because parsing this file must stay cheap."""
    from wirecopy.stages.pipeline import run_stage_here

    return run_stage_here(stage, get_current_context()["run_id"]).counts


def is_applied(context: Context) -> bool:
    return bool(context["params"]["apply"])


@dag(
    schedule=None,
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=26),
    is_paused_upon_creation=False,
    default_args={
        "owner": "wirecopy",
        "retries": 2,
        "retry_delay": timedelta(seconds=30),
        "retry_policy": MISTAKES_ONCE,
        "execution_timeout": timedelta(hours=2),
    },
    params={
        "since": Param(
            None,
            type=["null", "string"],
            format="date-time",
            title="Since",
            description="Pages that were last fetched at this time or later. Empty: 24 hours before the end.",
        ),
        "until": Param(
            None,
            type=["null", "string"],
            format="date-time",
            title="Until",
            description="… and before this time. Empty: until now.",
        ),
        "outlet": Param(
            None,
            type=["null", "string"],
            title="Outlet",
            description="Only pages of this domain, for example example.com. Empty: of all outlets.",
        ),
        "apply": Param(
            False,
            type="boolean",
            title="Apply",
            description="Change the articles that come out differently. Off: only compare, and change nothing.",
        ),
    },
    tags=["wirecopy"],
    doc_md=__doc__,
)
def wirecopy_replay() -> None:
    @task(execution_timeout=timedelta(hours=24))
    def replay() -> dict[str, Any]:
        from wirecopy.model import RunKind
        from wirecopy.stages.pipeline import run_replay_here
        from wirecopy.stages.replay import ReplayWindow

        context = get_current_context()
        asked, sent_at = context["params"], context["dag_run"].run_after
        window = ReplayWindow.read_form(asked["since"], asked["until"], asked["outlet"], sent_at)
        kind = RunKind.REPLAY if is_applied(context) else RunKind.REHEARSAL
        report = run_replay_here(window, context["run_id"], kind)
        return {**report.counts, "largest": {str(page): list(page.passages) for page in report.largest}}

    @task.run_if(is_applied, skip_message="a comparison changes nothing")
    @task
    def dedupe() -> dict[str, int]:
        return run("dedupe")

    @task
    def publish() -> dict[str, int]:
        return run("publish")

    # The only leaf, because leaves alone decide a run's colour; it runs whatever happened before it.
    @task(trigger_rule="all_done")
    def gate() -> None:
        from wirecopy.stages.pipeline import run_gate_here

        if reason := run_gate_here(get_current_context()["run_id"]):
            raise AirflowFailException(f"the run is red: {reason}")

    replay() >> dedupe() >> publish() >> gate()


wirecopy_replay()
