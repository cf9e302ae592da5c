"""The files of migrations: what each is for, what it depends on, and whether it is still the one that was applied."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from wirecopy.errors import DatabaseError

_DIRECTIVE = re.compile(r"^-- (depends|transactional):[ \t]*(.*)$", re.MULTILINE)
_TOUCHED = re.compile(
    r"\b(?:alter table|update|delete from|insert into|on|lock table)\s+(?:only\s+)?(wirecopy\.\w+)"
)


@dataclass(frozen=True, slots=True)
class MigrationFile:
    """One numbered file of sql/migrations."""

    name: str
    depends: frozenset[str]
    may_be_repeated: bool  # not transactional: each of its statements may be run again
    reason: str  # the first sentence of its comment, or the first paragraph if that ends sooner
    tables: tuple[str, ...]  # of schema wirecopy that its statements change or index
    digest: bytes  # of its statements: a comment may be mended, and a dependency too


def read_migration_files(folder: Path) -> dict[str, MigrationFile]:
    """Read all of them, by name and in the order of their numbers.

    Raises:
        DatabaseError: one depends on a file that is not there, or says neither yes nor no to transactions.
    """
    files = {path.stem: _read(path) for path in sorted(folder.glob("*.sql"))}
    for file in files.values():
        if missing := sorted(file.depends - files.keys()):
            raise DatabaseError(
                f"migration {file.name} depends on {missing[0]}, whose file is missing: install Wirecopy again"
            )
    return files


def _read(path: Path) -> MigrationFile:
    text = path.read_text(encoding="utf-8")
    directives = dict(_DIRECTIVE.findall(text))
    if (transactional := directives.get("transactional", "true").strip()) not in ("true", "false"):
        raise DatabaseError(f"migration {path.stem}: transactional is true or false, not {transactional!r}")
    lines = text.splitlines()
    statements = "\n".join(line.rstrip() for line in lines if line.strip() and not line.startswith("--"))
    return MigrationFile(
        name=path.stem,
        depends=frozenset(directives.get("depends", "").split()),
        may_be_repeated=transactional == "false",
        reason=_first_sentence(lines),
        tables=tuple(dict.fromkeys(_TOUCHED.findall(statements))),
        digest=sha256(statements.encode()).digest(),
    )


def _first_sentence(lines: list[str]) -> str:
    comment: list[str] = []
    for line in lines:
        if not line.startswith("--") or (comment and line.strip() == "--"):
            break
        if not _DIRECTIVE.match(line):
            comment.append(line.removeprefix("--").strip())
    return re.split(r"(?<=\.) ", " ".join(comment), maxsplit=1)[0]


def require_history(
    files: Mapping[str, MigrationFile], applied: set[str], digests: Mapping[str, bytes]
) -> None:
    """Check that what was applied to a database are these files, in their order. `digests` are those noted then.

    Raises:
        DatabaseError: the database is that of a newer version, a file was edited since, or one was left out.
    """
    if unknown := sorted(applied - files.keys()):
        raise newer_version(unknown)
    for name, digest in sorted(digests.items()):
        if name in applied and files[name].digest != digest:
            raise DatabaseError(
                f"migration {name} was edited after it was applied here: put its file back, and what it got wrong"
                " into a new one"
            )
    for name in sorted(applied):
        for left_out in sorted(files[name].depends - applied):
            if not files[left_out].may_be_repeated:
                raise DatabaseError(
                    f"migration {left_out} was left out in this database, though {name} was applied, which depends on it:"
                    " restore a backup, or ask who made the database"
                )


def newer_version(unknown: list[str]) -> DatabaseError:
    """The error for a database with migrations that this version does not have."""
    return DatabaseError(
        f"the database is that of a newer version, which has made migration {unknown[-1]}: update Wirecopy here too;"
        " a task that is tried again begins with the new version"
    )
