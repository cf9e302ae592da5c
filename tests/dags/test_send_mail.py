"""Mail of alerts goes through Airflow's own SMTP, to a real server."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from email import message_from_bytes
from importlib.util import module_from_spec, spec_from_file_location

import pytest

from wirecopy.alert.alert_message import Message
from wirecopy.settings import ROOT

pytestmark = [pytest.mark.airflow, pytest.mark.xdist_group("airflow")]


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.recipients: list[bytes] = []
        self.mails: list[bytes] = []
        super().__init__(("127.0.0.1", 0), MailHandler)


class MailHandler(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a client needs that sends one mail."""

    server: MailServer

    def handle(self) -> None:
        self.wfile.write(b"220 mail.example\r\n")
        while command := self.rfile.readline().strip().upper():
            if command.startswith(b"RCPT TO:"):
                self.server.recipients.append(command.removeprefix(b"RCPT TO:").lower())
            elif command == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.wfile.write(b"221 bye\r\n" if command == b"QUIT" else b"250 ok\r\n")


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_an_alert_is_mailed_as_it_stands(server: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A headline that looks like a template or like HTML is neither."""
    monkeypatch.setenv(
        "AIRFLOW_CONN_SMTP_DEFAULT",
        f"smtp://127.0.0.1:{server.server_address[1]}/?disable_ssl=true&disable_tls=true&from_email=wirecopy%40example.org",
    )
    spec = spec_from_file_location("wirecopy_watch", ROOT / "dags" / "wirecopy_watch.py")
    assert spec is not None
    assert spec.loader is not None
    dag = module_from_spec(spec)
    spec.loader.exec_module(dag)
    dag.send_mail(
        ["desk@example.org", "night@example.org"],
        Message("Wirecopy alerts: 1 opened", "story 7 ({{ var.value.key }} <b>) is credited to Reuters"),
    )
    assert server.recipients == [b"<desk@example.org>", b"<night@example.org>"]
    mail = message_from_bytes(server.mails[0])
    assert (mail["Subject"], mail["From"]) == ("Wirecopy alerts: 1 opened", "wirecopy@example.org")
    (part,) = (each for each in mail.walk() if each.get_content_type() == "text/html")
    text = part.get_payload(decode=True)
    assert text == b"<pre>story 7 ({{ var.value.key }} &lt;b&gt;) is credited to Reuters</pre>"
