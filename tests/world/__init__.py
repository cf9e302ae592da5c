"""A small invented internet on loopback: outlets, feeds, three hours of news, and what goes wrong.

`scenario.py` tells the three hours, `truth.py` what a correct pipeline makes of them; the rest serves it.
"""

from tests.world.server import Request, World

__all__ = ["Request", "World"]
