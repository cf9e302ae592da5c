"""Errors that end a command or a task. Trouble with one feed or page is an outcome, not an error.

WirecopyError
├── ConfigError       a setting or a configuration file is wrong; says what to change
├── DatabaseError     the database is missing, unreachable, or not migrated
├── ArchiveError      the archive of raw documents, or another WARC file, cannot be read or written
└── UsageError        a command was given something it cannot work with
"""

from __future__ import annotations


class WirecopyError(Exception):
    """Root of our errors: its text is one line that a user can act on."""

    exit_code = 1


class ConfigError(WirecopyError):
    exit_code = 2


class DatabaseError(WirecopyError):
    exit_code = 3


class ArchiveError(WirecopyError):
    exit_code = 3


class UsageError(WirecopyError):
    exit_code = 2
