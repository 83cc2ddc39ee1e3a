"""Whole sites of the examples, built once however many processes test them."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from tests.site_fixtures import run_python
from tests.toybox import ROOT

PATIENCE = 300  # seconds for another process that builds the same


def built_once(example: str, shared: Path) -> Path:
    """In the first process that asks; the others wait for it."""
    folder = shared / f"sites-{example}"
    told = folder / "built.txt"
    try:
        folder.mkdir()
    except FileExistsError:
        _wait_for(told)
    else:
        _tell(told, build_example(example, folder / example))
    assert told.read_text(encoding="utf-8") == ""
    return folder


def build_example(example: str, site: Path) -> str:
    """All editions and languages; what went wrong, or nothing."""
    arguments = ("build", f"config/profiles/{example}.yml", "--edition", "all", "--output", str(site))
    try:
        done = run_python(ROOT, "-m", "generator.cli", *arguments)
    except subprocess.TimeoutExpired as error:
        return str(error)
    return done.stderr if done.returncode else ""


def _tell(file: Path, said: str) -> None:
    file.with_suffix(".new").write_text(said, encoding="utf-8")
    file.with_suffix(".new").replace(file)


def _wait_for(file: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not file.exists():
        assert time.monotonic() < until, f"nobody wrote {file}"
        time.sleep(0.1)
