"""The three hours of the world through Airflow's ingest DAG, in one process: what `make demo` watches.

Expects the environment of `airflow_environment`, and prepared databases. Airflow is imported once: starting
`airflow dags test` for each hour takes two to three times as long as the hour itself.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.world.server import World
from tests.world.shapes import HOURS
from wirecopy.settings import ROOT


def main() -> None:
    with World() as world:
        outlets = Path(os.environ["WIRECOPY_HOME"]) / "outlets.yaml"
        world.write_outlets(outlets)
        os.environ["WIRECOPY_OUTLETS"] = str(outlets)
        os.environ["WIRECOPY_CONNECT_TO"] = world.address
        os.environ["WIRECOPY_FETCH__DOMAIN_SPACING_SECONDS"] = "0.02"  # the world is patient
        os.environ["WIRECOPY_FETCH__RETRY_SECONDS"] = "0.02"
        if not all(run_hour(world, hour) for hour in HOURS):
            sys.exit(1)


def run_hour(world: World, hour: int) -> bool:
    """Set the clock of world and pipeline, run the DAG; says whether the run was green."""
    from airflow.dag_processing.dagbag import DagBag

    world.set_hour(hour)
    os.environ["WIRECOPY_NOW"] = world.time(hour).isoformat()
    bag = DagBag(str(ROOT / "dags" / "wirecopy_ingest.py"))
    run = bag.dags["wirecopy_ingest"].test()
    return bool(run.state == "success")


if __name__ == "__main__":
    main()
