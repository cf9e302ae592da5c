"""
### The hourly ingest: from feeds to stories

`sync → plan → poll → fetch → extract → dedupe → publish → gate → announce`

| task | what it does | when it is red |
|---|---|---|
| sync | reads `config/outlets.yaml` into the database | the file has mistakes: it is not tried again, nothing else runs, and the run's reason names each line |
| plan | cuts the domains that have work into shards | database |
| poll | asks each due feed, stores its entries | database, disk |
| fetch | fetches new pages and looks again at young ones, raw | database, disk |
| extract | turns raw pages into articles and revisions, in `WIRECOPY_EXTRACT_CHUNKS` tasks | database |
| dedupe | finds articles that carry the same text | database |
| publish | rolls up stories and numbers all changes | database |
| gate | judges the run by what it stored, counts what each outlet did hour by hour, judges alerts | a stage did not finish, or everything failed |
| announce | marks the asset **wirecopy_articles** as updated; skipped where nothing changed | the gate is red |

**One feed or page that fails never makes a task red**: it is a row with an outcome, on the Wirecopy page and in
`news.feed_health` and `news.entry_fates`. So a red task means trouble on our side: read its log. Clearing it is
safe, every stage takes up what was left and does nothing twice.

The labels of mapped tasks say what each shard met and at which hosts; their logs name all of them. The asset
**wirecopy_articles** is updated by green runs that changed something, with their hour and the counts of `publish`: schedule
your own DAG on it and read `news.changes(after)` from the number that you remembered.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pendulum
from airflow.sdk import (
    Asset,
    CronTriggerTimetable,
    ExceptionRetryPolicy,
    RetryAction,
    RetryRule,
    dag,
    get_current_context,
    task,
)
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException

if TYPE_CHECKING:
    from airflow.sdk.execution_time.context import OutletEventAccessors

ARTICLES = Asset("wirecopy_articles")

# A second attempt would meet the same mistake in the configuration.
MISTAKES_ONCE = ExceptionRetryPolicy([RetryRule("wirecopy.errors.ConfigError", RetryAction.FAIL)])


def run(stage: str, shard: int = 0) -> dict[str, int]:
    """One stage of this DAG run. The package is imported here because parsing this file must stay cheap."""
    from wirecopy.stages.pipeline import run_stage_here

    context = get_current_context()
    result = run_stage_here(stage, context["run_id"], shard)
    context["label"] = result.label  # type: ignore[typeddict-unknown-key]  # for map_index_template
    return result.counts


def extract_chunks() -> list[int]:
    """Numbers for the tasks that share the pages. Where a setting is wrong, `sync` says so and ends the run."""
    from wirecopy.errors import ConfigError
    from wirecopy.settings import load_settings

    try:
        return list(range(load_settings().extract_chunks))
    except ConfigError:
        return [0]


@dag(
    schedule=CronTriggerTimetable("5 * * * *", timezone="UTC", interval=timedelta(hours=1)),
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,  # a feed shows only what is new now; yesterday's hours cannot be asked again
    max_active_runs=1,
    dagrun_timeout=timedelta(minutes=55),
    is_paused_upon_creation=False,
    default_args={
        "owner": "wirecopy",
        "retries": 2,
        "retry_delay": timedelta(seconds=30),
        "retry_policy": MISTAKES_ONCE,
        "execution_timeout": timedelta(minutes=30),
    },
    tags=["wirecopy"],
    doc_md=__doc__,
)
def wirecopy_ingest() -> None:
    @task
    def sync() -> dict[str, int]:
        return run("sync")

    @task
    def plan() -> list[int]:
        return list(range(run("plan")["shards"]))

    @task(map_index_template="{{ label }}")
    def poll(shard: int) -> dict[str, int]:
        return run("poll", shard)

    # A shard that failed must not keep the others' pages from being fetched and read.
    @task(map_index_template="{{ label }}", trigger_rule="all_done_min_one_success")
    def fetch(shard: int) -> dict[str, int]:
        return run("fetch", shard)

    @task(map_index_template="{{ label }}", trigger_rule="all_done_min_one_success")
    def extract(chunk: int) -> dict[str, int]:
        return run("extract", chunk)

    @task(trigger_rule="all_done_min_one_success")
    def dedupe() -> dict[str, int]:
        return run("dedupe")

    @task
    def publish() -> dict[str, int]:
        return run("publish")

    # It runs whatever happened before it. Leaves alone decide a run's colour: the only one does nothing after a red gate.
    @task(trigger_rule="all_done")
    def gate() -> None:
        from airflow.sdk.observability import stats

        from wirecopy.stages.metrics import send_run_metrics_here
        from wirecopy.stages.pipeline import run_gate_here

        run_key = get_current_context()["run_id"]
        reason = run_gate_here(run_key)
        send_run_metrics_here(run_key, stats.gauge)
        if reason:
            raise AirflowFailException(f"the run is red: {reason}")

    @task(outlets=[ARTICLES])
    def announce(published: dict[str, int], *, outlet_events: OutletEventAccessors | None = None) -> None:
        if not published:
            raise AirflowSkipException("nothing changed")
        assert outlet_events is not None
        hour = get_current_context()["dag_run"].run_after.replace(minute=0, second=0, microsecond=0)
        outlet_events[ARTICLES].extra = {"hour": hour.isoformat(), **published}

    shards = plan()
    extracted = extract.expand(chunk=extract_chunks())
    published = publish()
    # Where sync fails, nothing but the gate runs. Where all of poll and fetch fails, what was fetched before is extracted.
    sync() >> shards >> extracted
    (
        poll.expand(shard=shards)
        >> fetch.expand(shard=shards)
        >> extracted
        >> dedupe()
        >> published
        >> gate()
        >> announce(published)  # type: ignore[arg-type]  # Airflow puts in what publish returned
    )


wirecopy_ingest()
