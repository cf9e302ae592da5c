"""
### Export: what readers see, as files

It is there only while `WIRECOPY_EXPORT` names a folder or bucket, and runs after each green run that changed something.

| task | what it does | when it is red |
|---|---|---|
| export | adds the articles, stories, copies and revisions that changed to the files at `WIRECOPY_EXPORT` | database, or the folder or bucket |

Killed or cleared at any time, it goes on behind the last whole file. It emits the asset **wirecopy_export** with the rows
that it wrote of each kind: schedule your own DAG on it to load the new files. docs/export.md shows how to read them.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pendulum
from airflow.sdk import Asset, ExceptionRetryPolicy, RetryAction, RetryRule, dag, task

if TYPE_CHECKING:
    from airflow.sdk.execution_time.context import OutletEventAccessors

EXPORT = Asset("wirecopy_export")

# A second attempt would meet the same mistake in the configuration.
MISTAKES_ONCE = ExceptionRetryPolicy([RetryRule("wirecopy.errors.ConfigError", RetryAction.FAIL)])


@dag(
    schedule=[Asset("wirecopy_articles")],
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=12),
    is_paused_upon_creation=False,
    default_args={
        "owner": "wirecopy",
        "retries": 2,
        "retry_delay": timedelta(minutes=5),
        "retry_policy": MISTAKES_ONCE,
        "execution_timeout": timedelta(hours=6),
    },
    tags=["wirecopy"],
    doc_md=__doc__,
)
def wirecopy_export() -> None:
    @task(outlets=[EXPORT])
    def export(*, outlet_events: OutletEventAccessors | None = None) -> dict[str, int]:
        # Imported here because parsing this file must stay cheap.
        from wirecopy.stages.export import export_here

        counts = export_here()
        assert outlet_events is not None
        outlet_events[EXPORT].extra = dict[str, Any](counts)
        return counts

    export()


if os.environ.get("WIRECOPY_EXPORT"):
    wirecopy_export()
