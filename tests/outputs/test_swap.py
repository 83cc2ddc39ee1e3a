"""Folders swapped into place: nobody else's folder is touched, and the last good site outlives every interruption."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.outputs.swap import MARKER, check_ours, recover, swapped
from generator.problems import HandbookError
from tests.site_fixtures import environment
from tests.toybox import ROOT

OLD = {"a.html": "old", "b/c.html": "old"}
NEW = {"a.html": "new", "b/d.html": "new"}

# Fills a folder and swaps it in; dies without a farewell just before step `argv[2]` that changes the disk.
KILLED = """
import os, signal, sys
from pathlib import Path
from generator.outputs.swap import swapped
steps = int(sys.argv[2])
def count(event, arguments):
    global steps
    if event in ("os.mkdir", "os.rename", "os.rmdir", "os.remove") or (event == "open" and ".building-" in str(arguments[0])):
        steps -= 1
        if steps < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
with swapped(Path(sys.argv[1]), {}) as folder:
    (folder / "b").mkdir()
    (folder / "a.html").write_text("new")
    (folder / "b" / "d.html").write_text("new")
"""
STEPS = 13  # of a whole run that replaces a site: make, mark and fill the new folder, two renames, clear the old one


def fill(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def publish(target: Path, files: dict[str, str]) -> None:
    with swapped(target, {"handbook": "Toy"}) as folder:
        fill(folder, files)


def publish_half(target: Path, mistake: type[BaseException]) -> None:
    with swapped(target, {}) as folder:
        fill(folder, {"a.html": "half"})
        raise mistake


def held(folder: Path) -> dict[str, str]:
    """What a site holds, without its marker."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def said(target: Path) -> str:
    with pytest.raises(HandbookError) as error:
        publish(target, NEW)
    return str(error.value)


class TestPublishing:
    def test_a_first_site(self, tmp_path: Path) -> None:
        publish(tmp_path / "deep" / "site", NEW)
        assert held(tmp_path / "deep" / "site") == NEW
        assert [path.name for path in (tmp_path / "deep").iterdir()] == ["site"]

    def test_the_marker_says_what_it_is(self, tmp_path: Path) -> None:
        publish(tmp_path / "site", NEW)
        assert json.loads((tmp_path / "site" / MARKER).read_text(encoding="utf-8")) == {"handbook": "Toy"}

    def test_a_new_site_holds_nothing_of_the_old(self, tmp_path: Path) -> None:
        publish(tmp_path / "site", OLD)
        publish(tmp_path / "site", NEW)
        assert held(tmp_path / "site") == NEW
        assert [path.name for path in tmp_path.iterdir()] == ["site"]

    def test_an_empty_folder_may_be_filled(self, tmp_path: Path) -> None:
        (tmp_path / "site").mkdir()
        publish(tmp_path / "site", NEW)
        assert held(tmp_path / "site") == NEW

    @pytest.mark.parametrize("mistake", [ValueError, KeyboardInterrupt, SystemExit])
    def test_a_build_that_fails_leaves_the_old_site(self, tmp_path: Path, mistake: type[BaseException]) -> None:
        publish(tmp_path / "site", OLD)
        with pytest.raises(mistake):
            publish_half(tmp_path / "site", mistake)
        assert held(tmp_path / "site") == OLD
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


class TestForeign:
    def test_a_folder_that_is_not_ours(self, tmp_path: Path) -> None:
        fill(tmp_path / "site", {"thesis.txt": "years of work"})
        assert said(tmp_path / "site") == (
            f"{tmp_path}/site: is a folder that this program did not make, so it is left alone "
            "(name another folder with --output, or move this one away)"
        )
        assert held(tmp_path / "site") == {"thesis.txt": "years of work"}

    def test_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "site").write_text("a file", encoding="utf-8")
        assert said(tmp_path / "site") == f"{tmp_path}/site: is not a folder (name another folder with --output)"
        assert (tmp_path / "site").read_text(encoding="utf-8") == "a file"

    @pytest.mark.parametrize("target", ["there", "nowhere"])
    def test_a_link_even_to_a_site_of_ours(self, tmp_path: Path, target: str) -> None:
        publish(tmp_path / "there", OLD)
        (tmp_path / "site").symlink_to(tmp_path / target)
        assert "site: is not a folder" in said(tmp_path / "site")
        assert held(tmp_path / "there") == OLD

    def test_what_stands_where_the_old_site_would_wait(self, tmp_path: Path) -> None:
        publish(tmp_path / "site", OLD)
        fill(tmp_path / "site.previous", {"thesis.txt": "years of work"})
        assert "site.previous: is a folder that this program did not make" in said(tmp_path / "site")
        assert held(tmp_path / "site.previous") == {"thesis.txt": "years of work"}
        assert held(tmp_path / "site") == OLD

    def test_what_came_there_while_the_site_was_built(self, tmp_path: Path) -> None:
        with pytest.raises(HandbookError), swapped(tmp_path / "site", {}):
            fill(tmp_path / "site", {"thesis.txt": "years of work"})
        assert held(tmp_path / "site") == {"thesis.txt": "years of work"}

    def test_a_folder_named_like_an_unfinished_build(self, tmp_path: Path) -> None:
        fill(tmp_path / "site.building-notes", {"thesis.txt": "years of work"})
        publish(tmp_path / "site", NEW)
        assert held(tmp_path / "site.building-notes") == {"thesis.txt": "years of work"}

    def test_a_place_that_cannot_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x", encoding="utf-8")
        assert "site: cannot be written: " in said(tmp_path / "file" / "site")

    def test_a_disk_of_its_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.path.ismount", lambda folder: folder == tmp_path / "site")
        assert "site: is a disk of its own and cannot be replaced (name a folder in it, such as " in said(tmp_path / "site")

    @pytest.mark.parametrize("name", ["site", "site.previous"])
    def test_a_site_of_somebody_else(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        publish(tmp_path / "site", OLD)
        shutil.copytree(tmp_path / "site", tmp_path / "site.previous")
        monkeypatch.setattr("os.access", lambda folder, mode: folder != tmp_path / name)
        assert f"{name}: cannot be replaced, because you may not write in it (delete it as its owner" in said(tmp_path / "site")
        assert held(tmp_path / "site") == OLD

    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG])
    def test_what_the_disk_refuses_while_a_site_is_built(self, tmp_path: Path, number: int) -> None:
        publish(tmp_path / "site", OLD)
        with pytest.raises(HandbookError, match="site: cannot be written: "), swapped(tmp_path / "site", {}):
            raise OSError(number, os.strerror(number))
        assert held(tmp_path / "site") == OLD

    def test_a_file_that_is_missing_is_our_mistake(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError), swapped(tmp_path / "site", {}):
            (tmp_path / "nowhere").read_text(encoding="utf-8")


class TestRecovery:
    def test_the_old_site_is_put_back(self, tmp_path: Path) -> None:
        publish(tmp_path / "site.previous", OLD)
        recover(tmp_path / "site")
        assert held(tmp_path / "site") == OLD

    def test_an_old_site_that_was_replaced_is_cleared(self, tmp_path: Path) -> None:
        publish(tmp_path / "site", NEW)
        publish(tmp_path / "site.previous", OLD)
        recover(tmp_path / "site")
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
        assert held(tmp_path / "site") == NEW

    def test_the_unfinished_folder_of_a_dead_process_goes(self, tmp_path: Path) -> None:
        dead = subprocess.Popen([sys.executable, "-c", ""])
        dead.wait()
        fill(tmp_path / f"site.building-{dead.pid}", NEW | {MARKER: "{}"})
        recover(tmp_path / "site")
        assert list(tmp_path.iterdir()) == []

    def test_that_of_a_living_one_stays(self, tmp_path: Path) -> None:
        living = tmp_path / f"site.building-{os.getppid()}"
        fill(living, NEW | {MARKER: "{}"})
        recover(tmp_path / "site")
        assert held(living) == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
class TestKilled:
    @pytest.fixture
    def target(self, tmp_path: Path) -> Path:
        publish(tmp_path / "site", OLD)
        return tmp_path / "site"

    def run(self, target: Path, step: int) -> int:
        return subprocess.run([sys.executable, "-c", KILLED, target, str(step)], env=environment(ROOT), check=False).returncode

    @pytest.mark.parametrize("step", range(STEPS))
    def test_at_each_step_a_whole_site_is_there_or_put_back(self, target: Path, step: int) -> None:
        assert self.run(target, step) == -signal.SIGKILL
        left = {path.name for path in target.parent.iterdir()}
        assert any(held(target.parent / name) in (OLD, NEW) for name in left & {"site", "site.previous"})
        with pytest.raises(InterruptedError):  # the next command, though it fails
            publish_half(target, InterruptedError)
        assert held(target) in (OLD, NEW)
        assert [path.name for path in target.parent.iterdir()] == ["site"]

    def test_these_are_all_the_steps(self, target: Path) -> None:
        assert self.run(target, STEPS) == 0
        assert held(target) == NEW


def test_a_site_of_ours_passes(tmp_path: Path) -> None:
    publish(tmp_path / "site", OLD)
    check_ours(tmp_path / "site")
    shutil.rmtree(tmp_path / "site")
    check_ours(tmp_path / "site")
