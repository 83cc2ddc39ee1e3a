"""Whole sites of the toy pack: what is in them, and that nothing but a whole one takes the old one's place."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from generator.book import Book, Page
from generator.cli import main
from generator.outputs.entry import write_entry
from generator.outputs.expected import check_built
from generator.problems import HandbookError
from tests.site_fixtures import environment, files_of, hashes, run_handbook, run_python, toy_project
from tests.toybox import change, write

PAGES = {"index.html", "channels/facebook.html", "channels/linkedin.html", "404.html", "search.html"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy project, built in both of its languages; not to be changed."""
    folder = toy_project(tmp_path_factory.mktemp("both") / "toy")
    done = run_handbook(folder, "build")
    assert done.returncode == 0, done.stderr
    return folder


def build(*arguments: str) -> str:
    """What a build in this process complains about; empty when it went well."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as told:
        code = main(["build", "--language", "en", *arguments])
    assert code in (0, 1), told.getvalue()
    return told.getvalue().partition("\n")[2] if code else ""


class TestTwoLanguages:
    def test_a_folder_a_language_with_the_expected_pages(self, project: Path) -> None:
        pages = {name for name in files_of(project / "site") if name.endswith(".html")}
        files = {f"{code}/{page}" for code in ("en", "fi") for page in (*PAGES, one_file(code))}
        assert pages == {"index.html", "404.html"} | files

    def test_each_speaks_its_language(self, project: Path) -> None:
        shown = {code: (project / "site" / code / "index.html").read_text(encoding="utf-8") for code in ("en", "fi")}
        assert '<html lang="en"' in shown["en"]
        assert "Welcome to Toy Club." in shown["en"]
        assert '<html lang="fi"' in shown["fi"]
        assert "Tervetuloa, Toy Club." in shown["fi"]

    def test_every_page_leads_to_itself_in_the_other_language(self, project: Path) -> None:
        for code, other in (("en", "fi"), ("fi", "en")):
            for page in PAGES - {"404.html"}:
                file = project / "site" / code / page
                found = re.findall(rf'<a href="([^"]+)" lang="{other}"', file.read_text(encoding="utf-8"))
                assert [(file.parent / link).resolve() for link in found] == [project / "site" / other / page]

    def test_the_zip_holds_the_whole_site(self, project: Path) -> None:
        with zipfile.ZipFile(project / "site" / "toy-club-everyone.zip") as packed:
            names = {name.removeprefix("toy-club-everyone/") for name in packed.namelist()}
        assert names == files_of(project / "site") - {".handbook.json", "toy-club-everyone.zip"}

    def test_nothing_that_no_reader_needs(self, project: Path) -> None:
        assert [name for name in files_of(project / "site") if name.endswith((".map", ".xml", ".gz", ".md", ".yml"))] == []

    def test_the_marker(self, project: Path) -> None:
        marker = json.loads((project / "site" / ".handbook.json").read_text(encoding="utf-8"))
        assert (marker["handbook"], marker["edition"], marker["languages"]) == ("Toy Club", "everyone", ["en", "fi"])

    def test_no_search_engine_lists_a_handbook_for_inside(self, project: Path) -> None:
        for name in files_of(project / "site"):
            if name.endswith(".html"):
                assert '<meta name="robots" content="noindex">' in (project / "site" / name).read_text(encoding="utf-8"), name

    def test_a_second_build_gives_the_same_files(self, project: Path) -> None:
        assert run_handbook(project, "build", "--output", "again").returncode == 0
        assert hashes(project / "again") == hashes(project / "site")


def one_file(language: str = "en", edition: str = "everyone") -> str:
    return f"download/toy-club-{edition}-{language}.html"


def made_for(folder: Path, language: str) -> Path:
    """A folder with what the entry page takes from a language's site."""
    write(folder, f"{language}/404.html", "not here")
    return folder


class TestEntry:
    def test_it_leads_to_each_language(self, project: Path) -> None:
        text = (project / "site" / "index.html").read_text(encoding="utf-8")
        links = re.findall(r'<a href="([^"]+)"', text)
        assert links == ["en/index.html", "fi/index.html"]
        assert all((project / "site" / link).is_file() for link in links)
        assert (project / "site" / re.findall(r'<script src="([^"]+)"', text)[0]).is_file()

    def test_one_language_is_gone_to_at_once(self, tmp_path: Path) -> None:
        write_entry(made_for(tmp_path, "fi"), "Toy", ("fi",), "everyone")
        text = (tmp_path / "index.html").read_text(encoding="utf-8")
        assert '<html lang="fi"' in text
        assert '<meta http-equiv="refresh" content="0; url=fi/index.html">' in text
        assert "<script" not in text

    def test_a_name_stays_a_name(self, tmp_path: Path) -> None:
        write_entry(made_for(tmp_path, "en"), '<b>A & "B"</b>', ("en", "fi"), "everyone")
        text = (tmp_path / "index.html").read_text(encoding="utf-8")
        assert text.count("&lt;b&gt;A &amp; &#34;B&#34;&lt;/b&gt;") == 2
        assert "<b>" not in text


class TestExpected:
    BOOK = Book(
        "toy",
        "Toy",
        "Toy",
        "en",
        ("en",),
        "everyone",
        {},
        {},
        (Page("start", "T", "now", (), "en", ""), Page("a/b", "T", "now", (), "en", "")),
    )

    def complaints(self, folder: Path) -> list[str]:
        try:
            check_built(folder, self.BOOK)
        except HandbookError as error:
            return [str(problem) for problem in error.problems]
        return []

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for name in ("index.html", "a/b.html", "404.html", "search.html", "assets/a.css", "download/toy-everyone-en.html"):
            write(tmp_path, name, "")
        return tmp_path

    def test_a_whole_site(self, folder: Path) -> None:
        assert self.complaints(folder) == []

    def test_a_missing_page(self, folder: Path) -> None:
        (folder / "a" / "b.html").unlink()
        assert self.complaints(folder) == ["a/b.html: was not built, though it is a page of this handbook"]

    @pytest.mark.parametrize("name", ["b.html", "a/c.html", "assets/x.html", "notes.docx", "a/words.yml", "assets/a.md"])
    def test_a_file_that_nobody_asked_for(self, folder: Path, name: str) -> None:
        write(folder, name, "")
        assert self.complaints(folder) == [
            f"{name}: was built, though it is no part of this handbook (look at the plugins in mkdocs.yml)"
        ]

    def test_a_link_out_of_it(self, folder: Path, tmp_path: Path) -> None:
        (folder / "assets" / "link.css").symlink_to("/etc/hostname")
        assert len(self.complaints(folder)) == 1


class TestOldSiteStays:
    """Whatever goes wrong, a site built before is left as it was, and nothing else remains."""

    @pytest.fixture
    def before(self, own: Path) -> dict[str, str]:
        write(own, "site/.handbook.json", "{}")
        write(own, "site/index.html", "the old site")
        return dict(hashes(own / "site"))

    def unchanged(self, project: Path, before: dict[str, str]) -> bool:
        return hashes(project / "site") == before and not list(project.glob("site.*"))

    def test_words_are_missing(self, own: Path, before: dict[str, str]) -> None:
        change(own, "handbook/en/words.yml", "call_first: call first, ", "")
        assert build() == (
            "handbook/en/words.yml: has no text for labels.call_first "
            "(add it; `handbook check --all` lists all that is missing)\n"
        )
        assert self.unchanged(own, before)

    def test_the_same_from_builds_side_by_side(self, own: Path, before: dict[str, str]) -> None:
        change(own, "handbook/fi/words.yml", "call_first: call first, ", "")
        done = run_handbook(own, "build")
        assert done.returncode == 1
        assert "handbook/fi/words.yml: has no text for labels.call_first" in done.stderr
        assert self.unchanged(own, before)

    def test_a_hook_adds_a_file(self, own: Path, before: dict[str, str]) -> None:
        write(own, "hook.py", "def on_post_build(config):\n    open(config.site_dir + '/extra.html', 'w').close()\n")
        change(own, "mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:")
        assert build() == "extra.html: was built, though it is no part of this handbook (look at the plugins in mkdocs.yml)\n"
        assert self.unchanged(own, before)

    def test_the_plugin_is_not_listed(self, own: Path, before: dict[str, str]) -> None:
        text = (own / "mkdocs.yml").read_text(encoding="utf-8")
        write(own, "mkdocs.yml", re.sub(r"  - handbook:\n(      .*\n)+", "", text))
        assert build() == "mkdocs.yml: does not list the plugin 'handbook' (add it under plugins:)\n"
        assert self.unchanged(own, before)

    def test_mkdocs_yml_is_wrong(self, own: Path, before: dict[str, str]) -> None:
        change(own, "mkdocs.yml", "name: material", "name: nothing")
        assert "Unrecognised theme name: 'nothing'" in build()
        assert self.unchanged(own, before)

    def test_warnings_fail_a_strict_build_only(self, own: Path, before: dict[str, str]) -> None:
        change(own, "handbook/en/start.md", "Welcome", "[Welcome](nowhere.md)")
        assert "nowhere.md" in build("--strict")
        assert self.unchanged(own, before)
        assert build() == ""
        assert not self.unchanged(own, before)


def test_mkdocs_yml_cannot_choose_for_the_command_line(own: Path) -> None:
    """A public site must never hold the lead's pages because of a line in mkdocs.yml."""
    change(own, "mkdocs.yml", "edition: !ENV [HANDBOOK_EDITION, everyone]", "edition: lead")
    change(own, "mkdocs.yml", 'language: !ENV [HANDBOOK_LANGUAGE, ""]', "language: fi")
    assert build("--edition", "public", "--output", "open") == ""
    pages = {f"en/{page}" for page in ("index.html", "404.html", "search.html", one_file("en", "public"))}
    assert {name for name in files_of(own / "open") if name.endswith(".html")} == {"index.html", "404.html"} | pages
    assert "Welcome to Toy Club." in (own / "open" / "en" / "index.html").read_text(encoding="utf-8")


def test_packs_bring_assets_but_no_links_out_of_them(own: Path) -> None:
    write(own, "handbook/assets/own.css", "p {}")
    write(own, "secret.txt", "secret")
    (own / "handbook" / "assets" / "secret.css").symlink_to(own / "secret.txt")
    write(own, "handbook/en/notes.docx", "not for readers")
    build()
    files = files_of(own / "site")
    assert "en/assets/own.css" in files
    assert [name for name in files if "secret" in name or "notes" in name] == []


def test_two_builds_at_once(own: Path) -> None:
    command = [sys.executable, "-m", "generator.cli", "build", "--language", "en"]
    both = [subprocess.Popen(command, cwd=own, env=environment(own), stderr=subprocess.PIPE) for _ in range(2)]
    assert [(process.communicate(timeout=120)[1], process.returncode)[1] for process in both] == [0, 0]
    assert {name for name in files_of(own / "site" / "en") if name.endswith(".html")} == PAGES | {one_file()}
    assert not list(own.glob("site.*"))


# `handbook build` that dies without a farewell at the n-th event of a kind whose arguments hold a text.
DYING = """
import os, signal, sys
kind, part, left = sys.argv[1], sys.argv[2], int(sys.argv[3])
def count(event, arguments):
    global left
    if event == kind and any(part in str(argument) for argument in arguments):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
from generator.cli import main
sys.exit(main(sys.argv[4:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
class TestKilled:
    @pytest.mark.parametrize(
        "moment",
        [
            ("open", ".building-", 12),  # MkDocs is writing
            ("os.rename", "site.building-", 0),  # the old site has been moved away
        ],
        ids=str,
    )
    def test_the_next_command_puts_things_right(self, own: Path, moment: tuple[str, str, int]) -> None:
        write(own, "site/.handbook.json", "{}")
        write(own, "site/en/index.html", "the old site")
        kind, part, count = moment
        killed = run_python(own, "-c", DYING, kind, part, str(count), "build", "--language", "en")
        assert killed.returncode == -signal.SIGKILL
        assert list(own.glob("site.*"))
        assert build("--strict") == ""
        assert not list(own.glob("site.*"))
        assert {name for name in files_of(own / "site" / "en") if name.endswith(".html")} == PAGES | {one_file()}

    def test_workers_end_with_the_one_who_called_them(self, own: Path) -> None:
        command = [sys.executable, "-m", "generator.cli", "build"]
        process = subprocess.Popen(command, cwd=own, env=environment(own), stderr=subprocess.PIPE, text=True)
        assert process.stderr
        while "everyone, " not in process.stderr.readline():  # until the first of two languages is built
            assert process.poll() is None
        process.kill()
        process.communicate(timeout=60)  # workers hold the same pipe: it ends when the last of them has
        assert build() == ""
        assert not list(own.glob("site.*"))
