"""Reads the files that people edit: outlets with their feeds, and wire services.

Their shapes, their rules and the messages about mistakes stand here. The sync stage brings the values into the
database.
"""

from wirecopy.config.outlets import FeedConfig, OutletConfig, OutletKind, load_outlets, parse_outlets
from wirecopy.config.wire_services import load_wire_services, parse_wire_services

__all__ = [
    "FeedConfig",
    "OutletConfig",
    "OutletKind",
    "load_outlets",
    "load_wire_services",
    "parse_outlets",
    "parse_wire_services",
]
