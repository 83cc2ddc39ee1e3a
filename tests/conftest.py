"""Fixtures that all tests share, and what happens on a machine without a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.library import Library, open_library
from tests.browser.chromium import FOUND, HOW
from tests.built_sites import built_once
from tests.site_fixtures import toy_project
from tests.toybox import ROOT, SMALLEST, TOY

BROWSER = Path(__file__).parent / "browser"
LEFT_OUT = not FOUND and os.environ.get("CI") != "true"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    ours = [item for item in items if item.path.is_relative_to(BROWSER)]
    for item in ours:
        item.add_marker(pytest.mark.browser)
    if LEFT_OUT and ours:
        items[:] = [item for item in items if item not in ours]
        config.hook.pytest_deselected(items=ours)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    asked = [Path(argument.split("::")[0]).absolute() for argument in config.args]
    if LEFT_OUT and any(BROWSER.is_relative_to(path) or path.is_relative_to(BROWSER) for path in asked):
        terminalreporter.write_line(HOW)


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the toy pack to change and break; the test stands in it, so places read config/outline.yml:3:5."""
    folder = tmp_path / "toy"
    shutil.copytree(TOY, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def smallest() -> str:
    """The shortest profile that is whole, as text."""
    return SMALLEST


@pytest.fixture(scope="session")
def library() -> Library:
    """The library of this project: the core pack alone."""
    return open_library(ROOT)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A toy project to change; the test stands in it, and this process too takes it for the core."""
    folder = toy_project(tmp_path / "toy")
    monkeypatch.chdir(folder)
    monkeypatch.setattr("generator.packs.core_root", lambda: folder)
    for module in ("site", "entry"):
        monkeypatch.setattr(f"generator.outputs.{module}.core_root", lambda: folder)
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The site of an example: (name of its profile, edition) -> folder; all its editions are built together.

    EXAMPLES may name a folder where `make examples` has just built them.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def build(example: str, edition: str) -> Path:
        folder = Path(os.environ.get("EXAMPLES") or built_once(example, shared))
        return folder / (example if edition == "everyone" else f"{example}-{edition}")

    return build
