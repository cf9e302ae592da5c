"""The command `wirecopy` in a process of its own, as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

COMMAND = (sys.executable, "-m", "wirecopy.cli")


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """This process's environment without any setting of ours, and with those."""
    inherited = {name: text for name, text in os.environ.items() if not name.startswith("WIRECOPY_")}
    return {**inherited, "COLUMNS": "200", **variables}


def wirecopy(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run it to its end; settings are keywords without their prefix: `database_url=…`."""
    named = {f"WIRECOPY_{name.upper()}": text for name, text in variables.items()}
    return subprocess.run(
        [*COMMAND, *arguments],
        env=environment(named),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
