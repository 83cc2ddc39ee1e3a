"""Find every problem at once: in a profile, or with --all in the library itself and every example."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.library import Library, open_library
from generator.problems import HandbookError, Problem, has_errors
from generator.profile import Profile, load_profile, profile_notes
from generator.yamlfile import read_yaml

PROFILE = Path("config/profile.yml")
EXAMPLES = "config/profiles"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("profile", nargs="?", type=Path, default=PROFILE, help=f"the profile (default: {PROFILE})")
    parser.add_argument("--all", action="store_true", help="the library itself and every example profile too")
    parser.add_argument(
        "--coverage", action="store_true", help="where each founding idea stands in each example, and nothing else"
    )
    parser.add_argument("--strict", action="store_true", help="warnings fail the check too")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json for editors and scripts")


def run(said: argparse.Namespace) -> int:
    if said.coverage:
        return _coverage()
    problems = sorted(set(_problems(said)))
    if said.format == "json":
        print(json.dumps([_as_json(problem) for problem in problems], indent=2, ensure_ascii=False))
    else:
        _print(problems)
    return int(has_errors(problems, said.strict))


def _problems(said: argparse.Namespace) -> Iterator[Problem]:
    """What is wrong, and never an exception for it: everything is told at once."""
    try:
        library = open_library(Path())
        if said.all or len(library.packs) > 1:  # the core's own figures are looked at with --all
            library.read_figures()
    except HandbookError as error:
        yield from error.problems
        return
    profiles = [said.profile]
    if said.all:
        profiles += [path for path in _examples(library) if path.resolve() != said.profile.resolve()]
        yield from _library(library)
    loaded: list[tuple[Path, Profile]] = []
    for path in profiles:
        try:
            loaded.append((path, load_profile(path, library.vocabulary)))
            yield from profile_notes(loaded[-1][1], read_yaml(path))
        except HandbookError as error:
            yield from error.problems
    if said.all:
        yield from _examined(library, loaded)


def _coverage() -> int:
    """Print the table; 1 when an idea stands nowhere in one of the examples."""
    from generator.checks.coverage import coverage, table
    from generator.flow import decide

    library = open_library(Path())
    decided = {path.stem: decide(library, load_profile(path, library.vocabulary), "lead") for path in _examples(library)}
    found = {name: coverage(one) for name, one in decided.items()}
    print("\n".join(table(found)))
    return int(any(standing.lost for standings in found.values() for standing in standings))


def _library(library: Library) -> Iterator[Problem]:
    from generator.checks import library_problems

    yield from library_problems(library, date.today())


def _examined(library: Library, loaded: list[tuple[Path, Profile]]) -> Iterator[Problem]:
    """Rules that no example switches, and books that cannot be made."""
    from generator.checks import Example, dead_rules, long_pages
    from generator.flow import book_of, decide
    from generator.outline import EDITIONS

    yield from dead_rules(library, [Example(path.name, profile) for path, profile in loaded])
    for path, profile in loaded:
        for edition in EDITIONS:
            for language in profile.handbook.languages:
                try:
                    book = book_of(decide(library, profile, edition), language)
                    yield from long_pages(library, book, path.name)
                except HandbookError as error:
                    yield from error.problems


def _examples(library: Library) -> list[Path]:
    folders = dict.fromkeys([Path(EXAMPLES), library.core.root / EXAMPLES])
    return sorted({path.resolve(): path for folder in folders for path in folder.glob("*.yml")}.values())


def _print(problems: list[Problem]) -> None:
    for problem in problems:
        print(problem)
    counts = {level: sum(problem.level == level for problem in problems) for level in ("error", "warning", "notice")}
    said = ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for level, count in counts.items() if count)
    print(said or "No problems.", file=sys.stderr)


def _as_json(problem: Problem) -> dict[str, object]:
    place = problem.place
    where = {"file": place.file, "line": place.line, "column": place.column}
    return {"level": problem.level, **where, "message": problem.message, "hint": problem.hint}
