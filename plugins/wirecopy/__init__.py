"""Wirecopy: an hourly news pipeline that knows one story from its many copies."""

__version__ = "0.1.0"
