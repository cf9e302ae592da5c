"""What a stage's process imports: each stage of each shard is one, so none may bring along what only others need."""

from __future__ import annotations

import subprocess
import sys


def test_polling_brings_no_extractor_along() -> None:
    """trafilatura and numpy take half a second of processor time to import; polling needs neither."""
    script = (
        "import sys, wirecopy.stages.pipeline, wirecopy.stages.poll;"
        "print(sorted({'trafilatura', 'numpy'} & sys.modules.keys()))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
