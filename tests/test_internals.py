"""Internals of libraries that we call: an upgrade that moves one is told here, before a page reads differently.

The libraries are pinned to a minor version in pyproject.toml. After an upgrade read what changed in each function that
fails here, run what its line names, and put the new digest down.
"""

from __future__ import annotations

import ast
import inspect
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pkgutil import resolve_name

import pytest
from packaging.requirements import Requirement

from wirecopy.settings import ROOT

PACKAGE = ROOT / "plugins" / "wirecopy"


@dataclass(frozen=True, slots=True)
class Internal:
    """`digest` is of the source as it was when we read it; `look_at` says what may break with it."""

    name: str  # module:object
    used_in: str
    look_at: str
    digest: str

    @property
    def library(self) -> str:
        return self.name.partition(".")[0]


CALLS = "extract/body/trafilatura_calls.py"
SCORE = "tests/extract/test_page.py and the extraction score of `make bench`"

INTERNALS = (
    Internal("trafilatura.main_extractor:_extract", CALLS, f"main_lines follows its steps; {SCORE}", "3e0e39ed3e03"),
    Internal("trafilatura.main_extractor:handle_textelem", CALLS, SCORE, "59c8a575858d"),
    Internal("trafilatura.main_extractor:recover_wild_text", CALLS, SCORE, "335f6d13321f"),
    Internal("trafilatura.main_extractor:prune_unwanted_sections", CALLS, f"_discard follows its steps; {SCORE}", "e6eb7afcc64d"),
    Internal("trafilatura.htmlprocessing:tree_cleaning", CALLS, SCORE, "828e83a73930"),
    Internal("trafilatura.htmlprocessing:convert_tags", CALLS, SCORE, "3b91547711b7"),
    Internal("trafilatura.htmlprocessing:process_node", CALLS, SCORE, "2a4915628719"),
    Internal("trafilatura.htmlprocessing:delete_by_link_density", CALLS, SCORE, "306ab5a31636"),
    Internal("trafilatura.htmlprocessing:link_density_test_tables", CALLS, SCORE, "d6317426b38e"),
    Internal("trafilatura.settings:TAG_CATALOG", CALLS, "the tags that are text; " + SCORE, "836b532a1405"),
    Internal("trafilatura.settings:Extractor", CALLS, "its options, min_extracted_size among them", "cbdae22e0def"),
    Internal("trafilatura.xml:delete_element", f"{CALLS}, extract/body/article_element.py", "what it does with the tail", "76e448c154eb"),
    Internal("trafilatura.xml:xmltotxt", CALLS, "where lines end; " + SCORE, "61e912d41ea4"),
    Internal("trafilatura.utils:detect_encoding", "extract/html_tree.py", "tests/extract/test_page.py", "ceb1596fe74d"),
    Internal("aiohttp.connector:TCPConnector._resolve_host", "fetch/guard.py", "LoopbackConnector overrides it; tests/fetch/test_guard.py", "cebf1e6422a8"),
)  # fmt: skip

# (an object, a text in its source, where we rely on it, what to look at)
RELIED_ON = (
    (
        "aiohttp.client:ClientSession._request",
        "self._retry_connection and method in IDEMPOTENT_METHODS",
        "fetch/client.py sets _retry_connection to False",
        "whether a GET is asked for again behind our back; tests/fetch/test_retries.py",
    ),
    (
        "aiohttp.connector:TCPConnector._create_direct_connection",
        "await self._resolve_host(host, port, traces=traces)",
        "fetch/guard.py: LoopbackConnector overrides _resolve_host",
        "whether IP literals still pass it; tests/fetch/test_guard.py",
    ),
    (
        "aiohttp.connector:TCPConnector.__init__",
        "self._resolver = resolver",
        "fetch/guard.py: GuardedConnector closes its _resolver",
        "who closes a resolver that was handed in; tests/fetch/test_guard.py",
    ),
)
LIBRARIES = sorted({internal.library for internal in INTERNALS})


def digest_of(found: object) -> str:
    if callable(found):
        return sha256(inspect.getsource(found).encode()).hexdigest()[:12]
    assert isinstance(found, frozenset | set | dict)
    return sha256(repr(sorted(found)).encode()).hexdigest()[:12]


def resolved(name: str, used_in: str, look_at: str) -> object:
    try:
        return resolve_name(name)
    except (ImportError, AttributeError):
        library = name.partition(".")[0]
        pytest.fail(
            f"{name} is gone in {library} {version(library)}. We use it in {used_in}. Look at: {look_at}"
        )


@pytest.mark.parametrize("internal", INTERNALS, ids=lambda internal: internal.name)
def test_an_internal_is_as_we_read_it(internal: Internal) -> None:
    now = digest_of(resolved(internal.name, internal.used_in, internal.look_at))
    assert now == internal.digest, (
        f"{internal.name} is another in {internal.library} {version(internal.library)}. We use it in "
        f"{internal.used_in}. Look at: {internal.look_at}. Its digest now: {now}"
    )


@pytest.mark.parametrize(
    ("name", "text", "used_in", "look_at"), RELIED_ON, ids=[name for name, *_ in RELIED_ON]
)
def test_a_step_that_we_rely_on_is_there(name: str, text: str, used_in: str, look_at: str) -> None:
    found = resolved(name, used_in, look_at)
    assert callable(found)
    assert text in inspect.getsource(found), f"{name} has no `{text}` any more. {used_in}. Look at: {look_at}"


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_whose_internals_we_use_is_pinned_to_a_minor_version(library: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    (wanted,) = (each for each in map(Requirement, project["dependencies"]) if each.name == library)
    major, minor, *_ = version(library).split(".")
    assert version(library) in wanted.specifier
    assert f"{major}.{int(minor) + 1}" not in wanted.specifier


def imports_of(library: str) -> Iterator[tuple[str, str]]:
    """What our code takes from inner modules of a library, and where."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(library + "."):
                for alias in node.names:
                    yield f"{node.module}:{alias.name}", str(path.relative_to(PACKAGE))


def test_no_internal_of_trafilatura_is_used_unwatched() -> None:
    watched = {(internal.name, place) for internal in INTERNALS for place in internal.used_in.split(", ")}
    assert set(imports_of("trafilatura")) - watched == set()
