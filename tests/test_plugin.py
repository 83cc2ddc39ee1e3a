"""The door for MkDocs: `mkdocs build` gives what `handbook build` gives, and `mkdocs serve` shows every change and mistake."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from generator.cli import main
from tests.site_fixtures import environment, files_of, hashes, toy_project
from tests.toybox import change, write

TWO_MISTAKES = ("kind: association\n  sector: charity", "kind: asociation\n  sector: charty")
PROBLEMS = [
    "config/profile.yml:5:9: kind: 'asociation' is not a word that will do here (did you mean 'association'?)",
    "config/profile.yml:6:11: sector: 'charty' is not a sector (did you mean 'charity'?)",
]


def mkdocs_build(project: Path, site: Path) -> Path:
    """`mkdocs build -d site`."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return site


class TestBuild:
    @pytest.mark.parametrize(("language", "edition"), [("en", "everyone"), ("fi", "lead")])
    def test_the_same_files_as_handbook_build(
        self, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, edition: str
    ) -> None:
        before = hashes(own)
        monkeypatch.setenv("HANDBOOK_LANGUAGE", language)
        monkeypatch.setenv("HANDBOOK_EDITION", edition)
        monkeypatch.setenv("HANDBOOK_SIBLINGS", language)  # it will stand in a folder of its own, which 404.html has to know
        by_mkdocs = mkdocs_build(own, tmp_path / "by_mkdocs")
        ours = tmp_path / "ours"
        assert main(["build", "--language", language, "--edition", edition, "--output", str(ours)]) == 0
        assert hashes(by_mkdocs) == hashes(ours / language)
        assert "index.html" in files_of(by_mkdocs)
        assert hashes(own) == before

    def test_a_language_and_edition_of_its_own(self, own: Path, tmp_path: Path) -> None:
        change(own, "mkdocs.yml", 'language: !ENV [HANDBOOK_LANGUAGE, ""]', "language: fi")
        site = mkdocs_build(own, tmp_path / "site")
        assert "Tervetuloa, Toy Club." in (site / "index.html").read_text(encoding="utf-8")

    def test_a_day_of_its_own(self, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HANDBOOK_TODAY", "2026-01-02")
        assert "index.html" in files_of(mkdocs_build(own, tmp_path / "site"))

    def test_every_mistake_at_once(self, own: Path, tmp_path: Path) -> None:
        change(own, "config/profile.yml", *TWO_MISTAKES)
        with pytest.raises(Abort) as error:
            mkdocs_build(own, tmp_path / "site")
        assert isinstance(error.value.__context__, PluginError)
        assert str(error.value.__context__).split("\n") == ["", *PROBLEMS]
        assert not (tmp_path / "site").exists()

    def test_an_edition_that_is_not_one(self, own: Path, tmp_path: Path) -> None:
        change(own, "mkdocs.yml", "edition: !ENV [HANDBOOK_EDITION, everyone]", "edition: everybody")
        with pytest.raises(Abort, match="configuration error"):
            mkdocs_build(own, tmp_path / "site")

    def test_nothing_of_the_prose_is_published_as_it_is(self, own: Path, tmp_path: Path) -> None:
        write(own, "handbook/notes.md", "# Secret")
        write(own, "handbook/en/notes.md", "# Secret")
        write(own, "handbook/en/salaries.xlsx", "secret")
        site = mkdocs_build(own, tmp_path / "site")
        told = ("notes", "salaries", ".md", ".yml")
        assert [name for name in files_of(site) if any(part in name for part in told)] == []


class Server:
    """A real `mkdocs serve`, asked until it answers as expected or the deadline has passed."""

    def __init__(self, project: Path) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", self.address]
        self.process = subprocess.Popen(command, cwd=project, env=environment(project), stderr=subprocess.DEVNULL)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)

    def page(self, path: str) -> str:
        try:
            with urlopen(f"http://{self.address}/{path}", timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def becomes(self, expected: Callable[[str], bool]) -> bool:
        """Does the first page become as expected?"""
        deadline = time.monotonic() + 60
        while not expected(self.page("index.html")):
            if self.process.poll() is not None or time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True

    def shows(self, text: str) -> bool:
        return self.becomes(lambda page: text in page)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serves a toy project that its tests change one after the other."""
    server = Server(toy_project(tmp_path_factory.mktemp("served") / "toy"))
    yield server
    server.stop()


class TestServe:
    @pytest.mark.parametrize(
        ("file", "old", "new"),
        [
            ("config/profile.yml", "name: Toy Club", "name: Played Club"),
            ("handbook/en/start.md", "## All pages", "## Every single page"),
            ("handbook/en/words.yml", "channels: Channels", "channels: Where we are"),
            ("templates/theme/partials/footer.html", '<footer class="', '<footer class="at-last '),
        ],
        ids=["profile", "prose", "words", "template"],
    )
    def test_a_change_is_shown(self, server: Server, file: str, old: str, new: str) -> None:
        shown = new.rpartition(": ")[2].removeprefix("## ")
        assert server.shows("Welcome to ")
        assert shown not in server.page("index.html")
        change(server.project, file, old, new)
        assert server.shows(shown)

    def test_a_rule_is_obeyed(self, server: Server) -> None:
        assert server.shows("Whom to call")
        change(server.project, "config/outline.yml", "call: {for: everyone}", "call: {when: solo, for: everyone}")
        assert server.becomes(lambda page: "Welcome to " in page and "Whom to call" not in page)

    def test_a_mistake_is_shown_until_it_is_mended(self, server: Server) -> None:
        assert server.shows("Welcome to ")
        right, wrong = TWO_MISTAKES
        change(server.project, "config/profile.yml", right, wrong)
        assert server.shows("&#39;charty&#39; is not a sector")
        assert "&#39;asociation&#39; is not a word that will do here" in server.page("index.html")
        change(server.project, "config/profile.yml", wrong, right)
        assert server.shows("Welcome to ")

    def test_a_mistake_from_the_start(self, tmp_path: Path) -> None:
        project = toy_project(tmp_path / "toy")
        change(project, "config/profile.yml", *TWO_MISTAKES)
        server = Server(project)
        try:
            assert server.shows("&#39;charty&#39; is not a sector")
            change(project, "config/profile.yml", *reversed(TWO_MISTAKES))
            assert server.shows("Welcome to Toy Club")
        finally:
            server.stop()
