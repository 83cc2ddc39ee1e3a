"""A folder made beside the old one and put in its place when it is whole. The last good one stays until then.

A folder cannot be replaced in one step. After a kill, either the folder or its `.previous` is whole; `recover` puts it back.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problems import Place, fail

MARKER = ".handbook.json"


@contextmanager
def swapped(target: Path, about: dict[str, object]) -> Iterator[Path]:
    """Gives an empty folder to fill; on leaving without an error it takes the target's place.

    `about` is written into the marker by which a later run knows the folder as ours.
    Raises HandbookError when the target is a folder that this program did not make, or a file.
    """
    recover(target)
    check_ours(target)
    fresh = target.with_name(f"{target.name}.building-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    (fresh / MARKER).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    try:
        yield fresh
        _put(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def recover(target: Path) -> None:
    """Put back what an interrupted run left behind, and clear what it left unfinished."""
    previous = _previous(target)
    if previous.is_dir() and not target.exists():
        previous.rename(target)
    elif previous.is_dir() and (previous / MARKER).is_file():
        shutil.rmtree(previous)
    for left in target.parent.glob(f"{target.name}.building-*"):
        if (left / MARKER).is_file() and not _alive(left.name.rpartition("-")[2]):
            shutil.rmtree(left, ignore_errors=True)


def check_ours(target: Path) -> None:
    """Raises HandbookError unless the target is missing, empty, or made by this program."""
    if target.is_symlink() or target.is_file():
        raise fail(Place(str(target)), "is not a folder", "name another folder with --output")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        hint = "name another folder with --output, or move this one away"
        raise fail(Place(str(target)), "is a folder that this program did not make, so it is left alone", hint)


def _put(fresh: Path, target: Path) -> None:
    previous = _previous(target)
    if target.exists():
        target.rename(previous)
    try:
        fresh.rename(target)
    except OSError:
        if previous.exists():
            previous.rename(target)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def _previous(target: Path) -> Path:
    return target.with_name(f"{target.name}.previous")


def _alive(pid: str) -> bool:
    """Does a process of this number run? On Windows asking would end it, so it counts as running."""
    if not pid.isdigit() or int(pid) == os.getpid():
        return False
    if os.name == "nt":
        return True
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
