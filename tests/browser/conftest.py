"""A real browser, and sites served from a folder, for all browser tests; without Chromium: tests/conftest.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import FOUND, launched, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not FOUND:
        pytest.fail("no Chromium is installed, and in CI the browser tests must run")
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on this machine for the rest of the session: folder -> address without a slash at its end."""
    addresses: dict[Path, str] = {}
    with ExitStack() as servers:

        def start(folder: Path) -> str:
            if folder not in addresses:
                addresses[folder] = servers.enter_context(served(folder))
            return addresses[folder]

        yield start
