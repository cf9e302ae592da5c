"""Everything on one machine: the embedded Postgres, Airflow's processes, up and down.

Knows how things are run, never what they do: stages and DAGs are started by name.
"""

from wirecopy.local.airflow import airflow_environment
from wirecopy.local.commands import database_url, local
from wirecopy.local.postgres import embedded_server, stop_embedded_server
from wirecopy.local.running import down, prepare, up, warn_without_contact

__all__ = [
    "airflow_environment",
    "database_url",
    "down",
    "embedded_server",
    "local",
    "prepare",
    "stop_embedded_server",
    "up",
    "warn_without_contact",
]
