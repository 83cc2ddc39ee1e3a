"""The command line through its door: what is said, where, and with which exit code."""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest

from generator import __version__
from generator.cli import OUR_BUG, VERBS, main
from tests.site_fixtures import environment, files_of, hashes, run_handbook, run_python, toy_project
from tests.toybox import SOLO, change, write


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A toy project to change, with a second profile; the test stands in it, and this process takes it for the core."""
    folder = toy_project(tmp_path / "toy")
    write(folder, "config/solo.yml", SOLO)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("generator.packs.core_root", lambda: folder)
    monkeypatch.setattr("generator.outputs.site.core_root", lambda: folder)
    return folder


class Teller:
    """Runs a command line in this process; `out` and `err` are what the last one printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys, self.out, self.err = capsys, "", ""

    def run(self, *arguments: str) -> int:
        try:
            code = main(arguments)
        except SystemExit as left:  # argparse has said all
            code = int(left.code or 0)
        self.out, self.err = self.capsys.readouterr()
        assert code != OUR_BUG, self.err
        return code


@pytest.fixture
def handbook(capsys: pytest.CaptureFixture[str]) -> Teller:
    return Teller(capsys)


class TestDoor:
    """What needs a process of its own."""

    def test_fine(self, project: Path) -> None:
        done = run_handbook(project, "--version")
        assert (done.returncode, done.stdout) == (0, f"handbook {__version__}\n")

    def test_problems(self, project: Path) -> None:
        done = run_handbook(project, "check", "nowhere.yml")
        assert (done.returncode, done.stdout) == (1, "nowhere.yml: there is no such file\n")

    def test_wrong_use(self, project: Path) -> None:
        done = run_handbook(project, "biuld")
        assert (done.returncode, done.stdout) == (2, "")
        assert "invalid choice: 'biuld' (choose from 'build', 'check', 'explain', 'schema')" in done.stderr

    def test_our_bug(self, project: Path) -> None:
        (project / "templates" / "pages" / "entry.html").unlink()
        done = run_handbook(project, "build", "--language", "en")
        assert done.returncode == 3
        assert "Traceback" in done.stderr
        assert done.stderr.endswith(
            "This is a mistake in the program, not in your files. Please report it with the lines above.\n"
        )  # fmt: skip
        assert not list(project.glob("site*"))

    @pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
    def test_interrupted(self, project: Path) -> None:
        write(project, "site/.handbook.json", "{}")
        write(project, "site/index.html", "the old site")
        before = hashes(project / "site")
        process = subprocess.Popen(
            [sys.executable, "-m", "generator.cli", "build"],
            cwd=project, env=environment(project), stderr=subprocess.PIPE, text=True, start_new_session=True,
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # also where these tests run in the background
        )  # fmt: skip
        assert process.stderr
        assert process.stderr.readline() == "Toy Club: everyone in en, fi\n"
        os.killpg(process.pid, signal.SIGINT)  # as the terminal does: the workers too
        assert process.communicate(timeout=60)[1].endswith("Interrupted; the last good site is as it was.\n")
        assert process.returncode == 130
        assert hashes(project / "site") == before
        assert not list(project.glob("site.*"))

    def test_a_reader_who_has_seen_enough(self, project: Path) -> None:
        command = [sys.executable, "-m", "generator.cli", "schema"]
        process = subprocess.Popen(
            command, cwd=project, env=environment(project), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert process.stdout
        process.stdout.close()
        assert process.communicate(timeout=60)[1] == b""
        assert process.returncode == 0

    def test_every_letter_can_be_written_anywhere(self, project: Path) -> None:
        change(project, "config/solo.yml", "Toy", "Łódź Oy")
        done = run_python(project, "-m", "generator.cli", "check", "config/żółw.yml", PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stdout) == (1, "config/żółw.yml: there is no such file\n")

    def test_the_installed_command_is_this_one(self) -> None:
        text = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
        assert '[project.scripts]\nhandbook = "generator.cli:main"\n' in text


class TestHelp:
    def test_names_every_verb(self, handbook: Teller) -> None:
        assert handbook.run("--help") == 0
        assert all(re.search(rf"^    {verb} ", handbook.out, re.MULTILINE) for verb in VERBS)

    @pytest.mark.parametrize("verb", VERBS)
    def test_names_every_option_and_says_what_it_does(self, verb: str, handbook: Teller) -> None:
        assert handbook.run(verb, "--help") == 0
        parser = argparse.ArgumentParser()
        import_module(f"generator.commands.{verb}").add_arguments(parser)
        for action in parser._actions:
            assert action.help
            assert (action.option_strings or [action.dest])[-1] in handbook.out

    def test_a_verb_is_needed(self, handbook: Teller) -> None:
        assert handbook.run() == 2
        assert "the following arguments are required: VERB" in handbook.err


class TestBuild:
    def test_says_what_was_made_and_where(self, handbook: Teller) -> None:
        assert handbook.run("build", "config/solo.yml") == 0
        head, out_, why, opened = handbook.out.splitlines()
        assert re.fullmatch(r"2 pages, 1 language, 0 warnings, \d+\.\d s", head)
        assert out_ == "Left out for this organisation: 1 page, 6 sections or items"
        assert (why, opened) == ("Why: handbook explain --profile config/solo.yml", "Open: site/index.html")
        assert re.fullmatch(r"Toy: everyone in en\n  everyone, en: 2 pages in \d+\.\d s\n", handbook.err)

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["nowhere.yml"], "nowhere.yml: there is no such file"),
            (["config/solu.yml"], "config/solu.yml: there is no such file (did you mean 'solo.yml'?)"),
            (["config"], "config: is a folder (name the file inside it)"),
            (["--output", "."], ".: is not a folder of its own (name one with --output, such as site)"),
            (["--output", "x/.."], "x/..: is not a folder of its own (name one with --output, such as site)"),
            (["--output", "/"], "/: is not a folder of its own (name one with --output, such as site)"),
        ],
        ids=str,
    )
    def test_refuses(self, arguments: list[str], message: str, handbook: Teller, project: Path) -> None:
        before = hashes(project)
        assert (handbook.run("build", *arguments), handbook.out, handbook.err) == (1, "", f"{message}\n")
        assert hashes(project) == before

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--language", "xx"], "'xx' is not a language of this handbook (one of: en, fi; handbook.languages names them)"),
            (["--language", "fin"], "'fin' is not a language of this handbook (did you mean 'fi'?)"),
            (
                ["config/solo.yml", "--language", "fi"],
                "'fi' is not a language of this handbook (one of: en; handbook.languages names them)",
            ),
        ],
        ids=str,
    )
    def test_a_language_that_it_does_not_speak(
        self, arguments: list[str], message: str, handbook: Teller, project: Path
    ) -> None:
        before = hashes(project)
        assert (handbook.run("build", *arguments), handbook.out, handbook.err) == (2, "", f"--language: {message}\n")
        assert hashes(project) == before

    def test_the_profiles_own_warnings_fail_a_strict_build(self, handbook: Teller, project: Path) -> None:
        warnings = "".join(line for line in TestCheck.NOTES.splitlines(keepends=True) if " warning: " in line)
        assert (handbook.run("build", "config/solo.yml", "--strict"), handbook.out, handbook.err) == (1, "", warnings)
        assert not (project / "site").exists()
        assert handbook.run("build", "config/solo.yml") == 0

    def test_nothing_in_the_profile_fails_a_strict_build(self, handbook: Teller, project: Path) -> None:
        assert handbook.run("check", "--strict") == 0  # notices there are
        assert handbook.run("build", "--strict", "--language", "en") == 0
        assert (project / "site" / "en" / "index.html").is_file()

    @pytest.mark.parametrize(
        "output", ["handbook", "handbook/site", "config", "config/site", "templates/x", "../toy", "config/solo.yml/x"]
    )
    def test_never_writes_among_what_it_reads(self, output: str, handbook: Teller, project: Path) -> None:
        before = hashes(project.parent)
        assert handbook.run("build", "config/solo.yml", "--output", output) == 1
        assert "cannot be the site's folder: it holds, or lies in, what the site is made from" in handbook.err
        assert hashes(project.parent) == before

    def test_never_in_place_of_a_folder_that_holds_the_profile(self, handbook: Teller, project: Path) -> None:
        write(project, "site/.handbook.json", "{}")
        write(project, "site/profile.yml", SOLO)
        assert handbook.run("build", "site/profile.yml") == 1
        assert (project / "site" / "profile.yml").is_file()

    def test_refuses_a_link(self, handbook: Teller, project: Path, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (project / "site").symlink_to(tmp_path / "elsewhere")
        assert handbook.run("build", "config/solo.yml") == 1
        assert "site: is not a folder (name another folder with --output)" in handbook.err
        assert files_of(tmp_path / "elsewhere") == set()

    @pytest.mark.parametrize("output", ["out/", "./out", "deep/er/../out", "oddly named #1 [ä]"])
    def test_output_as_people_type_it(self, output: str, handbook: Teller, project: Path) -> None:
        assert handbook.run("build", "config/solo.yml", "--output", output) == 0
        assert ((project / output).resolve() / "en" / "index.html").is_file()

    @pytest.mark.parametrize("name", ["a profile.yml", "#1: {x}.yml", "Łódź.yml", "no", "1.10", "~"])
    def test_a_profile_of_any_name(self, name: str, handbook: Teller, project: Path) -> None:
        write(project, f"kept here #/{name}", SOLO)
        assert handbook.run("build", f"kept here #/{name}") == 0
        assert "Welcome to Toy." in (project / "site" / "en" / "index.html").read_text(encoding="utf-8")

    def test_every_edition_in_a_folder_of_its_own(self, project: Path) -> None:
        done = run_handbook(project, "build", "config/solo.yml", "--edition", "all", "--output", "out")
        assert done.returncode == 0, done.stderr
        folders = {"public": "out-public", "everyone": "out", "team": "out-team", "lead": "out-lead"}
        markers = {edition: project / folder / ".handbook.json" for edition, folder in folders.items()}
        assert [json.loads(marker.read_text())["edition"] for marker in markers.values()] == list(markers)
        assert done.stdout.splitlines()[-4:] == [f"Open: {folder}/index.html" for folder in folders.values()]
        team = {"crisis/alone.html", "about/numbers.html"}
        assert {f for f in files_of(project / "out-team" / "en") if f in team} == team
        assert not team & files_of(project / "out" / "en")

    def test_one_edition_takes_the_folder_it_is_given(self, handbook: Teller, project: Path) -> None:
        assert handbook.run("build", "config/solo.yml", "--edition", "team", "--output", "out") == 0
        assert handbook.run("build", "config/solo.yml", "--edition", "lead", "--output", "site") == 0
        assert handbook.run("build", "config/solo.yml", "--edition", "team") == 0
        assert {path.name for path in project.iterdir() if (path / ".handbook.json").is_file()} == {"out", "site", "site-team"}

    @pytest.mark.parametrize("said", ["", "today"])
    def test_a_date_of_builds_that_is_none(self, handbook: Teller, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
        assert handbook.run("build", "config/solo.yml") == 0

    def test_an_edition_that_is_not_one(self, handbook: Teller) -> None:
        assert handbook.run("build", "--edition", "nobody") == 2
        assert "invalid choice: 'nobody' (choose from 'public', 'everyone', 'team', 'lead', 'all')" in handbook.err

    def test_every_mistake_in_the_profile(self, handbook: Teller, project: Path) -> None:
        write(project, "config/solo.yml", SOLO.replace("kind: company, sector: property", "kind: firm, sector: proprety"))
        assert handbook.run("build", "config/solo.yml") == 1
        assert [line.split(" (")[0] for line in handbook.err.splitlines()] == [
            "config/solo.yml:2:33: kind: 'firm' is not a word that will do here",
            "config/solo.yml:2:47: sector: 'proprety' is not a sector",
        ]
        assert not (project / "site").exists()


class TestCheck:
    NOTES = (
        "config/solo.yml:1:1: warning: crisis: nobody is there to be called (add crisis.help with a role and a phone)\n"
        "config/solo.yml:1:1: warning: crisis: nobody leads in a crisis (add crisis.lead)\n"
        "config/solo.yml:1:1: notice: handbook: nobody keeps it up to date (add handbook.owner)\n"
        "config/solo.yml:3:22: notice: channel: facebook has no owner (add owner)\n"
    )

    @pytest.mark.parametrize(("arguments", "code"), [([], 0), (["--strict"], 1)])
    def test_warnings_fail_it_only_when_strict(self, arguments: list[str], code: int, handbook: Teller) -> None:
        assert handbook.run("check", "config/solo.yml", *arguments) == code
        assert (handbook.out, handbook.err) == (self.NOTES, "2 warnings, 2 notices\n")

    def test_nothing_to_complain_about(self, handbook: Teller, project: Path) -> None:
        whole = SOLO.replace("languages: [en]", "languages: [en], owner: owner").replace("facebook", "facebook, owner: owner")
        two = whole.replace("hours_per_week: 3}", "hours_per_week: 3}, {role: marketing, hours_per_week: 0}")
        help_ = "crisis: {lead: owner, deputy: marketing, help: {role: owner, phone: +44 7700 900001}, contacts: {marketing: "
        write(project, "config/solo.yml", two + help_ + "{phone: +44 7700 900002}}}\n")
        assert (handbook.run("check", "config/solo.yml"), handbook.out, handbook.err) == (0, "", "No problems.\n")

    def test_for_programs(self, handbook: Teller, project: Path) -> None:
        write(project, "config/solo.yml", SOLO.replace("sector: property", "sector: proprety"))
        assert handbook.run("check", "config/solo.yml", "--format", "json") == 1
        assert json.loads(handbook.out) == [
            {
                "level": "error", "file": "config/solo.yml", "line": 2, "column": 50,
                "message": "sector: 'proprety' is not a sector", "hint": "did you mean 'property'?",
            }
        ]  # fmt: skip
        assert handbook.err == ""

    def test_for_programs_that_find_nothing_wrong(self, handbook: Teller) -> None:
        assert handbook.run("check", "config/solo.yml", "--format", "json") == 0
        assert {entry["level"] for entry in json.loads(handbook.out)} == {"warning", "notice"}

    def test_a_mistake_in_the_rules_is_told_too(self, handbook: Teller, project: Path) -> None:
        write(project, "config/facts.yml", "solo: people ==\n")
        assert handbook.run("check", "config/solo.yml") == 1
        assert "config/facts.yml:1:" in handbook.out

    def test_all_looks_into_the_library(self, handbook: Teller, project: Path) -> None:
        write(project, "handbook/en/start.md", "---\ntitle: Start\n---\n<b>HTML</b>\n")
        assert handbook.run("check", "config/solo.yml") == 0
        assert handbook.run("check", "config/solo.yml", "--all") == 1
        assert "handbook/en/start.md:4: HTML is not part of the dialect" in handbook.out

    def test_all_looks_into_the_examples(self, handbook: Teller, project: Path) -> None:
        write(project, "config/profiles/one.yml", SOLO.replace("property", "proprety"))
        assert handbook.run("check", "config/solo.yml", "--all") == 1
        assert "config/profiles/one.yml:2:50: sector: 'proprety' is not a sector" in handbook.out


class TestExplain:
    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (
                ["crisis/plan"],
                "crisis/plan: in\n  In, because more than one person does it.\n  rule: config/outline.yml:9:13\n"
                "  solo is false: people == 1  (config/facts.yml:2:7)\n    people: 3\n",
            ),
            (
                ["crisis/plan#data"],
                "crisis/plan#data: in\n  In, because you work in the EU.\n  rule: config/outline.yml:12:15\n"
                "  in_eu is true: eu_countries >= 1  (config/facts.yml:7:8)\n    eu_countries: 1\n",
            ),
            (
                ["channels/facebook#watch_ads"],
                "channels/facebook#watch_ads: in\n  In, because you advertise here.\n  rule: config/outline.yml:30:20\n"
                "  channel_ads is true: channel.ads  (config/facts.yml:8:14)\n    channel.ads: yes\n",
            ),
            (
                ["crisis/plan", "--profile", "config/solo.yml"],
                "crisis/plan: out\n  Out, because one person does it; see crisis/alone.\n  rule: config/outline.yml:17:13\n"
                "  solo is true: people == 1  (config/facts.yml:2:7)\n    people: 1\n",
            ),
            (["start#need_plan"], "start#need_plan: in\n  Always.\n  rule: config/outline.yml:4:13\n"),
            (
                ["start#lead", "--edition", "team"],
                "start#lead: out\n  Written for the lead.\n  rule: config/outline.yml:8:9\n",
            ),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else "",
    )
    def test_a_unit(self, arguments: list[str], expected: str, handbook: Teller) -> None:
        assert (handbook.run("explain", *arguments), handbook.out, handbook.err) == (0, expected, "")

    @pytest.mark.parametrize(
        ("unit", "hint"),
        [
            ("crisis/plam", " (did you mean 'crisis/plan'?)"),
            ("crisis/plan#dta", " (did you mean 'crisis/plan#data'?)"),
            ("zzz", ""),
        ],
    )
    def test_an_unknown_unit(self, unit: str, hint: str, handbook: Teller) -> None:
        expected = f"{unit}: is not a page, section or item of this handbook{hint}\n"
        assert (handbook.run("explain", unit), handbook.out, handbook.err) == (1, "", expected)

    def test_the_whole_plan(self, handbook: Teller) -> None:
        assert handbook.run("explain") == 0
        lines = handbook.out.splitlines()
        assert lines[:5] == [
            "now",
            "  + start",
            "      + #call",
            "      + #lead",
            "  + crisis/plan: more than one person does it",
        ]
        assert "  - crisis/alone: more than one person does it" in lines
        assert "      - #opening: it is open" in lines
        assert lines[-2:] == ["5 pages are in. + is in, - is out.", "Ask for one: handbook explain crisis/alone"]

    def test_against_another_profile(self, handbook: Teller) -> None:
        assert handbook.run("explain", "--against", "config/solo.yml") == 0
        lines = handbook.out.splitlines()
        assert lines[0] == "config/profile.yml against config/solo.yml: 9 differ"
        assert {"  + crisis/plan  (there: out)", "  - crisis/alone  (there: in)", "because of solo:"} <= set(lines)

    def test_against_itself(self, handbook: Teller) -> None:
        assert handbook.run("explain", "--against", "config/profile.yml") == 0
        assert handbook.out == "config/profile.yml against config/profile.yml: 0 differ\n"

    def test_the_figures(self, handbook: Teller) -> None:
        assert handbook.run("explain", "--figures") == 0
        assert "people: 3  (number of people with hours of their own)\n" in handbook.out
        assert "channel_names: facebook, linkedin  (" in handbook.out

    def test_no_profile(self, handbook: Teller) -> None:
        assert (handbook.run("explain", "--profile", "nowhere.yml"), handbook.err) == (
            1,
            "nowhere.yml: there is no such file\n",
        )


class TestSchema:
    def test_for_editors(self, handbook: Teller) -> None:
        assert handbook.run("schema") == 0
        assert "organisation" in json.loads(handbook.out)["properties"]

    def test_for_people(self, handbook: Teller) -> None:
        assert handbook.run("schema", "--reference") == 0
        assert handbook.out.startswith("# ")
        assert "hours_per_week" in handbook.out
