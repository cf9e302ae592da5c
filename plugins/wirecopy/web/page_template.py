"""Templates to HTML. Pure: no clock, no database, no Airflow.

Every string here may come from the network. Three things keep it harmless wherever it lands, so that no
template can forget them: autoescape, `_harmless` on everything printed, and `web_link` on every address.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from wirecopy.airflow_names import INGEST_DAG, REPLAY_DAG
from wirecopy.model import RunKind, RunState
from wirecopy.store.read_model.feeds import FeedStatus
from wirecopy.web.access_words import access_words
from wirecopy.web.attention import alert_tone
from wirecopy.web.chart import bar_shapes, lag_ticks, strip_shapes, usual_line
from wirecopy.web.formatting import ago_words, bare_address, clipped, lag_words, many, span_words, utc_words
from wirecopy.web.languages import direction, language_name
from wirecopy.web.share_bar import share_bar
from wirecopy.web.snippet import marked
from wirecopy.web.tone import Tone

URL_PREFIX = "/wirecopy"  # where Airflow mounts the app

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
_DAGS = {
    RunKind.INGEST: INGEST_DAG,
    RunKind.REPLAY: REPLAY_DAG,
    RunKind.REHEARSAL: REPLAY_DAG,
}

# Embeddings, overrides and isolates (UAX 9) can make a title rewrite the line around it. Plain direction
# marks stay: Arabic and Hebrew titles need them, and <bdi> keeps those in.
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINK = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageContext:
    """What every page needs beside its facts."""

    root: str  # the path under which the app is mounted, base path included
    path: str = "/"  # of this page, below root
    filters: Mapping[str, str] = field(default_factory=dict)  # of its address, as they were given
    now: datetime | None = None  # the pipeline's clock; None: the page has no facts
    statements: Sequence[str] = ()  # what was asked for it, ready for psql
    may_act: bool = False  # whether the user is shown buttons that change something
    notice: str | None = None  # what the button brought about that led here

    @property
    def airflow(self) -> str:
        """The path under which Airflow is mounted."""
        return self.root.removesuffix(URL_PREFIX)

    # Positions only: an address may name a filter "path" or "self".
    def link(self, path: str, /, **filters: object) -> str:
        """The address of a page of ours; filters without a value are left out."""
        chosen = {name: str(value) for name, value in filters.items() if value not in (None, "")}
        return f"{self.root}{path}{'?' if chosen else ''}{urlencode(chosen)}"

    def here(self, /, **changed: object) -> str:
        """The address of this page with other filters; a changed filter leads back to the first page."""
        kept = {name: value for name, value in self.filters.items() if name != "page"}
        return self.link(self.path, **{**kept, **changed})


def render(template: str, context: PageContext, **facts: object) -> str:
    """A template with what it is to show."""
    return (
        environment()
        .get_template(template)
        .render(
            page=context,
            root=context.root,
            airflow=context.airflow,
            now=context.now,
            link=context.link,
            **facts,
        )
    )


def web_link(url: str | None) -> str | None:
    """The address if a browser may be sent there: http or https, and nothing that it would repair first."""
    if url is None or not _LINK.fullmatch(url):
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:  # such as http://[half-an-address
        return None
    return url if host else None


def _airflow_run_path(key: str, kind: RunKind = RunKind.INGEST) -> str | None:
    dag = _DAGS.get(kind)
    return f"/dags/{dag}/runs/{quote(key, safe='')}" if dag and _AIRFLOW_RUN.match(key) else None


def _harmless(value: object) -> object:
    """What every template prints goes through here; Markup is what our own macros made."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _BIDI_CONTROLS.sub("", value)
    return value


@cache
def environment() -> Environment:
    """The templates with their filters."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        access_words=access_words,
        ago=ago_words,
        alert_tone=alert_tone,
        airflow_run_path=_airflow_run_path,
        bar_shapes=bar_shapes,
        bare_address=bare_address,
        clipped=clipped,
        direction=direction,
        feed_tone=_FEED_TONES.__getitem__,
        lag=lag_words,
        lag_ticks=lag_ticks,
        language_name=language_name,
        marked=marked,
        quoted=shlex.quote,
        run_tone=_RUN_TONES.__getitem__,
        share_bar=share_bar,
        span=span_words,
        strip_shapes=strip_shapes,
        usual_line=usual_line,
        utc=utc_words,
        web_link=web_link,
    )
    made.globals.update(many=many)
    return made
