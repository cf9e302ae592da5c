"""
### The daily chores

None of these tasks depends on another, and each may be cleared at any time: it does what is left to do.

| task | what it does | when it is red |
|---|---|---|
| partitions | makes the tables' partitions for the next five weeks | database |
| stop_shingles | counts anew which five-word runs are boilerplate and prove no copying | database |
| old_shingles | drops the weeks of shingles that no article is compared with any more | database, or a lock held too long |
| archive | writes months of raw pages older than `WIRECOPY_KEEP_RAW`, and of raw feeds older than `WIRECOPY_KEEP_RAW_FEEDS`, to WARC files, reads them back, drops the months | database, the archive's disk or bucket |
| history | counts what each outlet did in the hours of the last week, then deletes single polls and page fetches older than `WIRECOPY_KEEP_HISTORY` | database |
| robots | deletes robots.txt files of hosts that nobody asks any more | database |
| site_lines | forgets lines of articles that their outlet did not repeat within two weeks; its boilerplate stays | database |
| shared_addresses | reads pages again that got the article of another page by its canonical address, 2,000 a day, and gives different ones articles of their own | database, the archive's disk or bucket |

Articles, revisions, stories and entries are never deleted. **archive** drops a month only after every document in
the files was read back and compared; a month with pages that still wait for extraction waits too. Only with
`WIRECOPY_ARCHIVE=none` are months dropped without files.

Airflow's own records and logs are not cleaned here, because a task may not reach Airflow's database: `wirecopy up`, or the
container `clean-airflow`, deletes each day those of runs older than `WIRECOPY_KEEP_AIRFLOW`.
"""

from __future__ import annotations

from datetime import timedelta

import pendulum
from airflow.sdk import CronTriggerTimetable, ExceptionRetryPolicy, RetryAction, RetryRule, dag, task

# A second attempt would meet the same mistake in the configuration.
MISTAKES_ONCE = ExceptionRetryPolicy([RetryRule("wirecopy.errors.ConfigError", RetryAction.FAIL)])


def run(chore: str) -> dict[str, int]:
    """One chore. The package is imported here because parsing this file must stay cheap."""
    from wirecopy.stages.maintenance import run_chore_here

    return run_chore_here(chore)


@dag(
    schedule=CronTriggerTimetable("35 3 * * *", timezone="UTC"),
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,  # yesterday's chores are done by today's
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=12),
    is_paused_upon_creation=False,
    default_args={
        "owner": "wirecopy",
        "retries": 2,
        "retry_delay": timedelta(minutes=5),
        "retry_policy": MISTAKES_ONCE,
        "execution_timeout": timedelta(minutes=30),
    },
    tags=["wirecopy"],
    doc_md=__doc__,
)
def wirecopy_maintenance() -> None:
    @task
    def partitions() -> dict[str, int]:
        return run("partitions")

    @task
    def stop_shingles() -> dict[str, int]:
        return run("stop_shingles")

    @task
    def old_shingles() -> dict[str, int]:
        return run("old_shingles")

    @task(execution_timeout=timedelta(hours=6))
    def archive() -> dict[str, int]:
        return run("archive")

    @task
    def history() -> dict[str, int]:
        return run("history")

    @task
    def robots() -> dict[str, int]:
        return run("robots")

    @task
    def site_lines() -> dict[str, int]:
        return run("site_lines")

    @task
    def shared_addresses() -> dict[str, int]:
        return run("shared_addresses")

    for chore in (
        partitions,
        stop_shingles,
        old_shingles,
        archive,
        history,
        robots,
        site_lines,
        shared_addresses,
    ):
        chore()


wirecopy_maintenance()
