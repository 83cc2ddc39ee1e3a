"""Whole projects whose core is the toy pack, and the program run in them as a person would: in a process of its own."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.toybox import ROOT, TOY


def toy_project(folder: Path) -> Path:
    """The generator with the toy pack in place of its core: words and rules are the tests' own, the machine is real."""
    shutil.copytree(ROOT / "generator", folder / "generator")
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(TOY, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "handbook" / "assets", folder / "handbook" / "assets")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def environment(project: Path, **more: str) -> dict[str, str]:
    """So that a new process finds this project's generator before any other."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HANDBOOK_")}
    return kept | {"PYTHONPATH": str(project), "NO_MKDOCS_2_WARNING": "1"} | more


def run_python(project: Path, *arguments: str, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd or project, env=environment(project, **more), capture_output=True, text=True, encoding="utf-8",
        timeout=120, check=False,
    )  # fmt: skip


def run_handbook(project: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`handbook ...` with this project's generator, standing in `cwd` or the project."""
    return run_python(project, "-m", "generator.cli", *arguments, cwd=cwd)


def files_of(folder: Path) -> set[str]:
    """Every file below a folder, by its path in it."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def hashes(folder: Path) -> Mapping[str, str]:
    """Every file below a folder with what it holds."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in sorted(files_of(folder))}
