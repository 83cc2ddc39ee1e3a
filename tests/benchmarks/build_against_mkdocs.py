"""`handbook build` of one language and edition against plain `mkdocs build` of the same pages as files. Target: 1.25."""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.flow import make_handbook
from generator.outline import Edition
from generator.outputs.markdown import HOME, file_of, write_page
from tests.benchmarks.measure import HANDBOOK, PROFILE, PROJECT, Rounds, in_turns, show, whole_process

ROUNDS = 9
EDITION: Edition = "team"
LANGUAGE = "en"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = write_plain_project(folder / "plain")
        print(f"{pages} pages, one language, one edition; whole processes")
        taken = measured(folder)
    targets = {"handbook build": 1.25}
    show("Building a site: CPU time", taken["cpu"], "mkdocs build", targets)
    show("Building a site: by the clock", taken["wall"], "mkdocs build", targets)


def measured(folder: Path) -> dict[str, Rounds]:
    plain = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "by_mkdocs")]
    ours = [*HANDBOOK, "build", str(PROFILE), "--language", LANGUAGE, "--edition", EDITION, "--output", str(folder / "ours")]
    wall: dict[str, list[float]] = {"mkdocs build": [], "handbook build": []}

    def side(name: str, command: list[str], where: Path) -> float:
        cpu, seconds = whole_process(command, where)
        wall[name].append(seconds)
        return cpu

    cpu = in_turns(
        {
            "mkdocs build": lambda: side("mkdocs build", plain, folder / "plain"),
            "handbook build": lambda: side("handbook build", ours, PROJECT),
        },
        ROUNDS,
    )
    return {"cpu": cpu, "wall": {name: seconds[1:] for name, seconds in wall.items()}}


def write_plain_project(folder: Path) -> int:
    """The same pages as files on disk, with the same look and no plugin of ours. Gives their number."""
    book = make_handbook(PROJECT, PROFILE, EDITION, LANGUAGE, date.today())
    for page in book.pages:
        file = folder / "docs" / file_of(page.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write_page(page), encoding="utf-8")
    shutil.copytree(PROJECT / "handbook" / "assets", folder / "docs" / "assets")
    parts = {label: [page for page in book.pages if page.part == part] for part, label in book.parts.items()}
    nav: list[Any] = [{page.title: file_of(page.path)} for page in book.pages if page.path == HOME]
    nav += [
        {label: [{page.title: file_of(page.path)} for page in pages if page.path != HOME]} for label, pages in parts.items()
    ]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(plain_look(book.title, nav), allow_unicode=True), encoding="utf-8")
    return len(book.pages)


def plain_look(title: str, nav: list[Any]) -> dict[str, Any]:
    """Our mkdocs.yml without the plugin and without our templates, which need what the plugin tells them."""
    look: dict[str, Any] = yaml.load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), _WithoutEnvironment)
    theme = {key: value for key, value in look["theme"].items() if key != "custom_dir"} | {"language": LANGUAGE}
    nav = [entry for entry in nav if all(entry.values())]
    return look | {"site_name": title, "docs_dir": "docs", "plugins": ["search"], "theme": theme, "nav": nav}


class _WithoutEnvironment(yaml.SafeLoader):
    """Reads `!ENV` as nothing."""


_WithoutEnvironment.add_constructor("!ENV", lambda loader, node: None)


if __name__ == "__main__":
    main()
