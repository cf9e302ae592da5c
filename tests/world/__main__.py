"""Serve the world for a person to look at: python -m tests.world --port 8123 --hour 1"""

from __future__ import annotations

import argparse
import contextlib
import threading

from tests.world.server import World
from tests.world.shapes import HOURS


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.world", description="A small invented internet on loopback."
    )
    parser.add_argument("--port", type=int, default=8123)
    parser.add_argument("--hour", type=int, choices=HOURS, default=1)
    options = parser.parse_args()
    try:
        world = World(options.port, options.hour)
    except OSError as error:
        parser.exit(1, f"port {options.port} cannot be used ({error.strerror}): choose another with --port\n")
    with world, contextlib.suppress(KeyboardInterrupt):
        print(f"Hour {options.hour} of the world is at http://{world.address}/ until Ctrl-C.", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
