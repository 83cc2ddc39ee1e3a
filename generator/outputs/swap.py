"""A folder made beside the old one and put in its place when it is whole. The last good one stays until then.

A folder cannot be replaced in one step. After a kill, either the folder or its `.previous` is whole; `recover` puts it back.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from generator.problems import Place, fail

MARKER = ".handbook.json"
# What a disk or its owner refuses, in whatever a build does there. Not every system knows all of these.
_REFUSALS = ("ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "ENAMETOOLONG", "EBUSY", "EIO")
_OF_THE_DISK = {getattr(errno, name) for name in _REFUSALS if hasattr(errno, name)}


@contextmanager
def swapped(target: Path, about: dict[str, object]) -> Iterator[Path]:
    """Gives an empty folder to fill; on leaving without an error it takes the target's place.

    `about` is written into the marker by which a later run knows the folder as ours.
    Raises HandbookError when the target is a folder that this program did not make, or a file, or cannot be written.
    """
    fresh = target.with_name(f"{target.name}.building-{os.getpid()}")
    try:
        check_ours(target)
        _begin(target, fresh, about)
        yield fresh
        with _in_turn(target.parent):
            check_ours(target)
            _put(fresh, target)
    except OSError as error:
        if error.errno not in _OF_THE_DISK:
            raise
        hint = "see that there is room and that you may write there, or name another folder with --output"
        raise fail(Place(str(target)), f"cannot be written: {error.strerror}", hint) from None
    finally:
        _clear(fresh)


def _begin(target: Path, fresh: Path, about: dict[str, object]) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        recover(target)
        fresh.mkdir()
        (fresh / MARKER).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise fail(Place(str(target)), f"cannot be written: {error.strerror}", "name another folder with --output") from None


def recover(target: Path) -> None:
    """Put back what an interrupted run left behind, and clear what it left unfinished."""
    previous = _previous(target)
    with _in_turn(target.parent):
        if previous.is_dir() and not target.exists():
            previous.rename(target)
        elif previous.is_dir():
            _clear(previous)
        for left in target.parent.glob(f"{escape(target.name)}.building-*"):
            ours = left.is_dir() and ((left / MARKER).is_file() or not any(left.iterdir()))
            if ours and not _alive(left.name.rpartition("-")[2]):
                _clear(left)


def check_ours(target: Path) -> None:
    """Raises HandbookError unless the target, and what an earlier run may have left beside it, is ours, empty or missing."""
    for folder in (target, _previous(target)):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise fail(Place(str(folder)), "is not a folder", "name another folder with --output")
        if os.path.ismount(folder):
            hint = f"name a folder in it, such as {folder / 'site'}"
            raise fail(Place(str(folder)), "is a disk of its own and cannot be replaced", hint)
        if folder.is_dir() and not os.access(folder, os.W_OK):
            hint = "delete it as its owner, or name another folder with --output"
            raise fail(Place(str(folder)), "cannot be replaced, because you may not write in it", hint)
        if folder.is_dir() and any(folder.iterdir()) and not (folder / MARKER).is_file():
            hint = "name another folder with --output, or move this one away"
            raise fail(Place(str(folder)), "is a folder that this program did not make, so it is left alone", hint)


def _put(fresh: Path, target: Path) -> None:
    previous = _previous(target)
    if target.exists():
        target.rename(previous)
    try:
        fresh.rename(target)
    except BaseException:
        if previous.exists() and not target.exists():
            previous.rename(target)
        raise
    _clear(previous)


def _clear(folder: Path) -> None:
    """The marker goes last, so that a folder cleared by half is still known as ours."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != MARKER:
            with suppress(OSError):
                path.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _previous(target: Path) -> Path:
    return target.with_name(f"{target.name}.previous")


@contextmanager
def _in_turn(folder: Path) -> Iterator[None]:
    """Builds into one folder take turns here. Windows and some network drives have no such lock: there it is not waited."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


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
