"""The files that people edit: outlets with their feeds, and wire services.

Owns their shapes, their rules and the words in which a mistake is reported. Knows no database: the
sync stage carries the values on.
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
