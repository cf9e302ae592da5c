"""The image: what is fetched for it is what was locked."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from wirecopy.settings import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def test_everything_that_pip_fetches_has_a_hash() -> None:
    """`--no-build-isolation` too, since pip fetches the tools of an isolated build without one."""
    installs = re.findall(r"pip install (.*)", DOCKERFILE.replace("\\\n", " "))
    own = [options for options in installs if "--editable ." in options]
    others = [options for options in installs if options not in own]
    assert (len(own), len(others)) == (1, 1)
    assert {"--no-deps", "--no-build-isolation", "--no-index"} <= set(own[0].split())
    assert "--require-hashes" in others[0]
    assert "--only-binary :all:" in others[0]


def test_the_build_tools_are_locked_with_hashes_and_as_in_the_environment_of_developers() -> None:
    lock = (ROOT / "requirements-build.lock").read_text()
    tools = dict(PINNED.findall(lock))
    everywhere = dict(PINNED.findall((ROOT / "requirements-dev.lock").read_text()))
    assert tools == {"setuptools": everywhere["setuptools"]}
    assert "--hash=sha256:" in lock


def test_images_are_pinned_to_the_digest_that_the_registry_names(tmp_path: Path) -> None:
    """A program in the place of docker answers as the registry would."""
    shutil.copytree(ROOT / "docker", tmp_path / "docker")
    for name in ("Dockerfile", "docker-compose.yml"):
        shutil.copy(ROOT / name, tmp_path)
    docker = tmp_path / "bin" / "docker"
    docker.parent.mkdir()
    for digit in "12":  # the second time, there is a digest already
        docker.write_text(f"#!/bin/sh\necho sha256:{digit * 64}\n")
        docker.chmod(0o755)
        environment = {**os.environ, "PATH": f"{docker.parent}:{os.environ['PATH']}"}
        subprocess.run(["sh", "docker/pin_images.sh"], cwd=tmp_path, env=environment, check=True)

    pinned = f"@sha256:{'2' * 64}"
    assert f"\nFROM python:3.12-slim-bookworm{pinned}\n" in (tmp_path / "Dockerfile").read_text()
    assert f"image: postgres:18{pinned} " in (tmp_path / "docker-compose.yml").read_text()
