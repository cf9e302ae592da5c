"""The errors that end a command or a task. Trouble with one feed or page is an outcome, not an error.

WirecopyError
├── ConfigError       a setting or a configuration file is wrong; the text says what to change
├── DatabaseError     the database is missing, unreachable or not migrated
├── ArchiveError      the archive of raw documents, or another WARC file, cannot be read or written
├── ExportError       the target of an export cannot be read or written
└── UsageError        a command cannot work with what it was given
"""

from __future__ import annotations


class WirecopyError(Exception):
    """Root of our errors. The text is one line, or one for each mistake, that tells a user what to do."""

    exit_code = 1


class ConfigError(WirecopyError):
    exit_code = 2


class DatabaseError(WirecopyError):
    exit_code = 3


class ArchiveError(WirecopyError):
    exit_code = 3


class ExportError(WirecopyError):
    exit_code = 3


class UsageError(WirecopyError):
    exit_code = 2
