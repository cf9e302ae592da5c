"""What is ours in Airflow: the names of DAGs, and the place of our pages. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

INGEST_DAG = "wirecopy_ingest"
REPLAY_DAG = "wirecopy_replay"


def page_in_airflow(airflow_url: str, page: str) -> str:
    """The path of one of our pages inside Airflow's own, from where Airflow is served at `airflow_url`.

    Behind our place in Airflow stands the whole path of a page, base path included (docs/evidence/airflow.md 4).
    """
    base_path = urlsplit(airflow_url).path.rstrip("/")
    return f"plugin/wirecopy{base_path}/wirecopy/{page}"
