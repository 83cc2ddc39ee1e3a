"""Fixtures that all tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.library import Library, open_library
from tests.site_fixtures import toy_project
from tests.toybox import ROOT, SMALLEST, TOY


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
    monkeypatch.setattr("generator.outputs.site.core_root", lambda: folder)
    return folder
