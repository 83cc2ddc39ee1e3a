"""What a reader notices when one input of a profile changes, as files to be read in review.

`tests/tailoring/*.yml` holds a case for each rule of tailoring: an example, what is given to it beforehand, the one input that
changes, and whose edition is read. Below `differs:` stands everything that then differs; `python -m tests.rewrite_tailoring`
writes it anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from generator.flow import book_of, decide
from generator.library import Library, open_library
from generator.outline import Edition
from generator.outputs.markdown import write_page
from generator.profile import load_profile
from tests.toybox import ROOT

CASES = Path(__file__).parent / "tailoring"
KINDS = ("instruction", "figure", "role", "rhythm")
_MARK = "differs:\n"
_OWN = re.compile(r"\{:? ?#([a-z][a-z0-9_]*) ?\}\s*$")
Texts = Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """One rule of tailoring, shown by two profiles that differ in one input."""

    file: Path
    rule: str
    input: str
    example: str
    readers: Edition
    given: Mapping[str, Any]
    change: Mapping[str, Any]
    shows: Mapping[str, str]
    differs: Mapping[str, str]


@lru_cache
def cases() -> tuple[Case, ...]:
    return tuple(_case(path) for path in sorted(CASES.glob("*.yml")))


def _case(path: Path) -> Case:
    said = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return Case(path, said["rule"], said["input"], said["example"], said.get("readers", "team"), said.get("given", {}),
                said["change"], said["shows"], said.get("differs") or {})  # fmt: skip


def differences(case: Case, language: str) -> dict[str, str]:
    """Unit -> appears, goes or reads otherwise, for every place of the handbook that differs between the two profiles."""
    before = _texts(case.example, json.dumps(case.given), case.readers, language)
    after = _texts(case.example, json.dumps({**case.given, **case.change}), case.readers, language)
    told: dict[str, str] = {}
    for unit in sorted(before.keys() | after.keys()):
        page = unit.partition("#")[0]
        whole_page = page != unit and told.get(page) in {"appears", "goes"}
        if before.get(unit) != after.get(unit) and not whole_page:
            told[unit] = "appears" if unit not in before else "goes" if unit not in after else "reads otherwise"
    return told


@lru_cache
def _library() -> Library:
    return open_library(ROOT)


@lru_cache
def _texts(example: str, changes: str, readers: Edition, language: str) -> Texts:
    """The text of every unit; `changes` are those of the profile, as JSON, so that equal ones are made once."""
    library = _library()
    data = yaml.load((ROOT / f"config/profiles/{example}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    data.setdefault("community", {}).setdefault("answers_in", data["handbook"]["languages"])  # reading it in another adds none
    data["handbook"]["languages"] = list(dict.fromkeys([*data["handbook"]["languages"], language]))
    for path, value in json.loads(changes).items():
        _put(data, path.split("."), value)
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{example}.yml"
        file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        profile = load_profile(file, library.vocabulary)
    book = book_of(decide(library, profile, readers), language)
    return {unit: text for page in book.pages for unit, text in _units(page.path, write_page(page))}


def _put(data: Any, path: list[str], value: Any) -> None:
    """Set the value at a path; an empty text takes the key away, and a list's end takes one entry more."""
    for step in path[:-1]:
        data = data[int(step)] if isinstance(data, list) else data.setdefault(step, {})
    last: Any = int(path[-1]) if isinstance(data, list) else path[-1]
    if value == "":
        del data[last]
    elif isinstance(data, list) and last == len(data):
        data.append(value)
    else:
        data[last] = value


def _units(page: str, markdown: str) -> Iterator[tuple[str, str]]:
    """The text of each unit of a page: of an item its line, of a section what has no id of its own."""
    texts: dict[str, list[str]] = {page: []}
    section = page
    for block in re.split(r"\n(?=\n*(?:#|- |[0-9]+\. |[^\s{]))", markdown):
        own = _OWN.search(block)
        unit = f"{page}#{own[1]}" if own else section
        section = unit if block.lstrip().startswith("#") else section
        if block.strip():
            texts.setdefault(unit, []).append(block.strip())
    return ((unit, "\n".join(lines)) for unit, lines in texts.items())


def written(case: Case, differs: Mapping[str, str]) -> str:
    """The file of a case with these differences."""
    head, _, _ = case.file.read_text(encoding="utf-8").partition(_MARK)
    return f"{head.rstrip()}\n{_MARK}" + "".join(f"  {unit}: {how}\n" for unit, how in differs.items())


def main() -> None:
    for case in cases():
        case.file.write_text(written(case, differences(case, "en")), encoding="utf-8")


if __name__ == "__main__":
    main()
