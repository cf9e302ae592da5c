"""Metrics leave through Airflow's own settings, by OpenTelemetry or as StatsD."""

from __future__ import annotations

import atexit
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.store.rows import NOW, begin, outlet, sync
from wirecopy.model import Run, RunState, Stage
from wirecopy.stages.metrics import run_metrics
from wirecopy.store.database import Database
from wirecopy.store.run import save_verdict

pytestmark = [pytest.mark.airflow, pytest.mark.xdist_group("airflow")]


@pytest.fixture
def judged(database: Database) -> Run:
    """A red run, of which one poll failed, and one open alert."""
    run = begin(database)
    with database.transaction() as connection:
        sync(connection, outlet("a.example", "http://a.example/f", "http://a.example/g"))
        for statement in (
            """insert into wirecopy.run_stage (run_id, stage, started_at, ended_at, counts)
               values (1, 'poll', now(), now() + interval '90 s', '{}'), (1, 'dedupe', now(), now(), '{"copies": 3}')""",
            "insert into wirecopy.poll (feed_id, run_id, polled_at, outcome) select feed_id, 1, now(), 'timed_out' from wirecopy.feed limit 1",
            """insert into wirecopy.alert (kind, subject, cause, is_group, summary, numbers, opened_at)
               values ('run_red', 'wirecopy_ingest', '', false, '', '{}', now())""",
        ):
            connection.execute(statement.encode())
        save_verdict(connection, run, RunState.RED, "a reason", NOW)
    return run


@pytest.fixture
def collector() -> Iterator[tuple[str, dict[str, float]]]:
    """An OpenTelemetry collector: its address, and the gauges that it got."""
    from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest

    gauges: dict[str, float] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = ExportMetricsServiceRequest.FromString(
                self.rfile.read(int(self.headers["Content-Length"]))
            )
            for resource in request.resource_metrics:
                for scope in resource.scope_metrics:
                    for metric in scope.metrics:
                        (point,) = metric.gauge.data_points
                        gauges[metric.name] = point.as_double or float(point.as_int)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", gauges
        server.shutdown()
        thread.join()


def test_a_run_reaches_a_collector_under_the_names_of_the_documentation(
    database: Database,
    judged: Run,
    collector: tuple[str, dict[str, float]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from airflow.sdk._shared.observability.metrics.otel_logger import flush_otel_metrics
    from airflow.sdk.observability import stats
    from airflow.sdk.observability.metrics.stats_utils import get_stats_factory
    from opentelemetry import metrics

    address, gauges = collector
    monkeypatch.setenv("AIRFLOW__METRICS__OTEL_ON", "True")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", address)
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
    # As Airflow begins each task.
    stats.initialize(factory=get_stats_factory(), export_legacy_names=False)
    sent = database.transact(run_metrics, judged)
    for name, number in sent.items():
        stats.gauge(name, number)
    metrics.get_meter_provider().shutdown()  # type: ignore[attr-defined]  # that of the SDK
    # It would flush once more, when pytest has closed its log.
    atexit.unregister(flush_otel_metrics)
    assert gauges == {f"airflow.{name}": pytest.approx(number) for name, number in sent.items()}
    assert gauges["airflow.wirecopy.run.green"] == 0
    assert gauges["airflow.wirecopy.run.poll.timed_out"] == 1
    assert gauges["airflow.wirecopy.run.poll.seconds"] == pytest.approx(90)
    assert gauges["airflow.wirecopy.run.dedupe.copies"] == 3
    assert gauges["airflow.wirecopy.feeds.new"] == 2
    assert gauges["airflow.wirecopy.alerts.run_red"] == 1
    assert {
        f"airflow.wirecopy.run.{stage}.seconds" for stage in Stage if stage not in ("import", "replay")
    } <= gauges.keys()


def test_a_run_reaches_statsd(database: Database, judged: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from airflow.sdk.observability import stats
    from airflow.sdk.observability.metrics.stats_utils import get_stats_factory

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(10)
        monkeypatch.setenv("AIRFLOW__METRICS__STATSD_ON", "True")
        monkeypatch.setenv("AIRFLOW__METRICS__STATSD_HOST", "127.0.0.1")
        monkeypatch.setenv("AIRFLOW__METRICS__STATSD_PORT", str(receiver.getsockname()[1]))
        stats.initialize(factory=get_stats_factory(), export_legacy_names=False)
        sent = database.transact(run_metrics, judged)
        for name, number in sent.items():
            stats.gauge(name, number)
        got = {receiver.recv(1000).decode() for _ in sent}
    assert "airflow.wirecopy.run.green:0.0|g" in got
    assert "airflow.wirecopy.run.poll.timed_out:1|g" in got
