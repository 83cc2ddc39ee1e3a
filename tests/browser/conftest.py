"""A real browser, and sites served from a folder, for all browser tests; without Chromium they skip and say so once."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.site_fixtures import run_python
from tests.toybox import ROOT

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
FOUND = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
HOW = "no Chromium is installed: the browser tests did not run (on Debian: apt install chromium)"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            if not FOUND and os.environ.get("CI") != "true":
                item.add_marker(pytest.mark.skip(reason=HOW))


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not FOUND:
        pytest.fail("no Chromium is installed, and in CI the browser tests must run")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=FOUND, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on this machine for the rest of the session: folder -> address without a slash at its end."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def start(folder: Path) -> str:
        if folder not in servers:
            servers[folder] = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
            threading.Thread(target=servers[folder].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[folder].server_port}"

    yield start
    for server in servers.values():
        server.shutdown()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The site of an example, built once a session: (name of its profile, edition) -> folder."""
    folders: dict[tuple[str, str], Path] = {}

    def build(example: str, edition: str) -> Path:
        if (example, edition) not in folders:
            folder = tmp_path_factory.mktemp(f"{example}-{edition}") / "site"
            profile = f"config/profiles/{example}.yml"
            arguments = ("-m", "generator.cli", "build", profile, "--edition", edition, "--output", str(folder))
            done = run_python(ROOT, *arguments)
            assert done.returncode == 0, done.stderr
            folders[example, edition] = folder
        return folders[example, edition]

    return build
