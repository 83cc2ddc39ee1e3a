"""A site keeps to itself: under any path and from the disk it asks nobody else for anything, and runs no script but its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.examination import PHONE
from tests.browser.watched import Watched

ENTRY = "index.html"
NOT_FOUND = "404.html"  # its own begin at the root of the server


def troubled(browser: Browser, address: str, files: Iterable[str]) -> dict[str, list[str]]:
    """What happens on these pages that should not."""
    context = browser.new_context(viewport=PHONE, locale="en-GB")
    watched = Watched(context.new_page(), address)
    wrong = {}
    for file in files:
        watched.page.goto(f"{address}/{file}")
        if file == ENTRY:  # it leads on by itself, to the folder of a language
            watched.page.wait_for_url(f"{address}/*/index.html")
        if problems := watched.problems():
            wrong[file] = [*problems]
            watched.wrong.clear()
    context.close()
    return wrong


def html_files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_every_page_is_calm_under_a_path(
    browser: Browser, built: Callable[[str, str], Path], serve: Callable[[Path], str]
) -> None:
    site = built("piekarnia", "lead")
    files = [file for file in html_files(site) if Path(file).name != NOT_FOUND]
    assert troubled(browser, f"{serve(site.parent)}/{site.name}", files) == {}


def test_every_page_is_calm_on_the_disk(browser: Browser, built: Callable[[str, str], Path]) -> None:
    site = built("piekarnia", "lead")
    files = [file for file in html_files(site) if Path(file).name != NOT_FOUND]
    assert troubled(browser, site.as_uri(), files) == {}


def test_the_page_for_wrong_addresses_is_calm(
    browser: Browser, built: Callable[[str, str], Path], serve: Callable[[Path], str]
) -> None:
    site = built("tunturi", "lead")
    files = [file for file in html_files(site) if Path(file).name == NOT_FOUND]
    assert files
    assert troubled(browser, serve(site), files) == {}


@pytest.mark.parametrize("at", ["start", "download"])
def test_a_script_that_is_put_in_does_not_run(browser: Browser, built: Callable[[str, str], Path], at: str) -> None:
    site = built("piekarnia", "lead")
    page = browser.new_page()
    watched = Watched(page, site.as_uri())
    page.goto((site / "pl/index.html" if at == "start" else next(site.glob("pl/download/*.html"))).as_uri())
    assert watched.problems() == []
    with page.expect_console_message(lambda said: said.text.startswith("policy")):
        page.evaluate("""() => {
            const script = document.createElement("script");
            script.textContent = "window.hacked = true";
            document.body.append(script);
        }""")
    with page.expect_console_message(lambda said: said.text.startswith("policy")):
        page.evaluate("""() => {
            const box = document.createElement("div");
            document.body.append(box);
            box.innerHTML = "<img src='data:,' onerror='window.hacked = true'>";
        }""")
    assert not page.evaluate("'hacked' in window")
    page.close()
