"""The papers cannot lie: whatever the code offers is looked up in them, and what they offer in the code."""

from __future__ import annotations

import argparse
import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from generator import cli
from generator.assessment import FIGURES
from generator.library import Library
from generator.outline import EDITIONS
from generator.profile import profile_fields
from tests.toybox import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROFILE = (ROOT / "PROFILE.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MODULES = sorted((ROOT / "generator").rglob("*.py"))


def options_of(verb: str) -> set[str]:
    """The options that a verb defines."""
    parser = argparse.ArgumentParser(add_help=False)
    import_module(f"generator.commands.{verb}").add_arguments(parser)
    return set(re.findall(r"--[a-z-]+", parser.format_usage() + parser.format_help()))


def told_of(verb: str) -> set[str]:
    """The options in README's table of commands: those in the rows below the verb."""
    rows = re.split(r"(?m)^\| `handbook ", README)
    row = next((row for row in rows[1:] if re.match(rf"{verb}\b", row)), "")
    return set(re.findall(r"(?m)^\| `(--[a-z-]+)", row.split("\n\n")[0]))


class TestCommands:
    @pytest.mark.parametrize("verb", cli.VERBS)
    def test_readme_tells_of_each_with_its_options(self, verb: str) -> None:
        assert f"`handbook {verb}" in README
        assert told_of(verb) == options_of(verb)

    def test_readme_tells_of_no_others(self) -> None:
        assert set(re.findall(r"`handbook ([a-z]+)", README + CONTRIBUTING + PROFILE)) <= set(cli.VERBS)

    def test_every_command_is_a_file_and_every_file_a_command(self) -> None:
        files = {path.stem for path in (ROOT / "generator" / "commands").glob("*.py")} - {"__init__"}
        assert files == set(cli.VERBS)

    @pytest.mark.parametrize("code", [cli.FINE, cli.PROBLEMS, cli.WRONG_USE, cli.OUR_BUG, cli.INTERRUPTED])
    def test_readme_explains_every_exit_code(self, code: int) -> None:
        [line] = re.findall(r"(?m)^Exit codes: .*$", README)
        assert re.search(rf"\b{code} [a-z]", line)


@pytest.mark.parametrize("edition", EDITIONS)
def test_readme_tells_who_reads_each_edition(edition: str) -> None:
    assert re.search(rf"(?m)^\| `{edition}` \| \w", README)


def _tables() -> dict[str, set[str]]:
    """The keys in each table of PROFILE.md, by the heading it stands under."""
    sections = re.split(r"(?m)^##+ ", PROFILE)
    return {s.split("\n", 1)[0].strip(): set(re.findall(r"(?m)^\| `([a-z_]+)` \|", s)) for s in sections}


@pytest.mark.parametrize("path", [field.path for field in profile_fields()])
def test_profile_md_tells_of_every_field(path: str) -> None:
    parent, _, key = path.rpartition(".")
    parent = re.sub(r"^channel$", "channels[]", parent) or "What a profile holds"
    names = {
        parent,
        re.sub(r"^(readiness)\..*", r"\1.(each)", parent),
        re.sub(r"^(crisis\.contacts)\[\]", r"\1.(each)", parent),
    }
    assert any(key in keys for name, keys in _tables().items() if name in names)


class TestFacts:
    def test_every_language_has_two_labels_for_each(self, library: Library) -> None:
        for language in library.languages:
            words = library.words(language)
            for fact in library.facts:
                yes, no = words.get(f"facts.{fact}.yes"), words.get(f"facts.{fact}.no")
                assert yes, f"{language}: {fact}"
                assert no, f"{language}: {fact}"
                assert yes != no, f"{language}: {fact}"

    def test_every_language_names_the_editions(self, library: Library) -> None:
        for language in library.languages:
            assert all(f"editions.{edition}" in library.words(language) for edition in EDITIONS)

    def test_every_figure_is_explained(self) -> None:
        assert all(FIGURES.values())
        assert "--figures" in README


class TestPapers:
    def test_links_between_files_lead_somewhere(self) -> None:
        for paper in (README, PROFILE, CONTRIBUTING):
            for target in re.findall(r"\]\(([^)#:\s]+)\)", re.sub(r"`[^`]*`", "", paper)):
                assert (ROOT / target).exists(), target

    @pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
    def test_files_they_name_are_there(self, paper: str) -> None:
        text = (ROOT / paper).read_text(encoding="utf-8")
        named = re.findall(r"`((?:config|generator|tests|templates|\.ci)/[\w./]*\w/?)`", text)
        assert [name for name in named if not (ROOT / name).exists()] == []

    def test_contributing_has_three_doors(self) -> None:
        assert re.findall(r"(?m)^## (I .*)$", CONTRIBUTING) == ["I translate", "I write guidance", "I write code"]

    def test_it_says_how_golden_plans_are_written(self) -> None:
        assert "python -m tests.rewrite_plans" in CONTRIBUTING


class TestModules:
    @pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
    def test_each_begins_with_a_sentence(self, path: Path) -> None:
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        assert said.split("\n\n")[0].endswith((".", "?"))

    @pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
    def test_none_is_long(self, path: Path) -> None:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
