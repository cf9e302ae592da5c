"""The one door out: every byte from the network comes through `Fetcher.get`."""

from wirecopy.fetch.client import Fetcher
from wirecopy.fetch.ip_address import is_public_address
from wirecopy.fetch.robots import RobotsCache

__all__ = ["Fetcher", "RobotsCache", "is_public_address"]
