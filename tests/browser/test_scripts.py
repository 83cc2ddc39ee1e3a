"""A site full of hostile texts in a real browser: no script of theirs runs, nothing is fetched from elsewhere, ours work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.watched import Watched
from tests.hostile import EVERYTHING, full_profile, planted, write_profile
from tests.site_fixtures import run_python
from tests.toybox import ROOT

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lead's handbook in two languages of an organisation that means harm."""
    folder = tmp_path_factory.mktemp("hostile")
    profile, _ = planted(full_profile(), 0, EVERYTHING)
    profile["handbook"]["languages"] = ["en", "fi"]
    write_profile(folder, profile)
    done = run_python(ROOT, "-m", "generator.cli", "build", "--edition", "lead", "--output", "site", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def watched(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport=request.param, locale="en-GB", permissions=["clipboard-read", "clipboard-write"])
    yield Watched(context.new_page(), address)
    context.close()


def html_files(site: Path) -> list[str]:
    """Without the page for addresses that are not there: its own begin at the root of the server."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html")


def test_every_page_is_calm(watched: Watched, site: Path, address: str) -> None:
    files = [file for file in html_files(site) if not file.startswith("fi/") or file == "fi/index.html"]
    assert len(files) > 10
    for file in files:
        watched.page.goto(f"{address}/{file}")
        assert watched.problems() == [], file


def test_nothing_of_theirs_runs_in_the_search(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/en/search.html?q=onerror")
    page.locator(".hb-results li").first.wait_for()
    assert "<img src=x onerror=alert(1)>" in page.locator(".hb-results").inner_text()
    assert page.locator(".hb-results script, .hb-results img").count() == 0
    assert watched.problems() == []


def test_the_language_switch_leads_to_the_same_page(watched: Watched, site: Path, address: str) -> None:
    files = [file for file in html_files(site) if file.startswith("en/")]
    for file in (files[0], "en/index.html", files[-1]):
        watched.page.goto(f"{address}/{file}")
        watched.page.locator(".hb-languages a[hreflang=fi]").click()
        expect(watched.page).to_have_url(f"{address}/fi/{file.removeprefix('en/')}")
        assert watched.page.locator("html").get_attribute("lang") == "fi"
        assert watched.page.locator(".hb-languages [aria-current]").inner_text() == "FI"


def test_the_language_switch_keeps_the_place_on_the_page(watched: Watched, site: Path, address: str) -> None:
    watched.page.goto(f"{address}/en/now/trouble.html")
    watched.page.evaluate("location.hash = 'no_answer'")
    watched.page.locator(".hb-languages a[hreflang=fi]").click()
    expect(watched.page).to_have_url(f"{address}/fi/now/trouble.html#no_answer")


def test_the_copy_button_copies_the_words_and_nothing_else(watched: Watched, site: Path, address: str) -> None:
    texts = {file: (site / file).read_text(encoding="utf-8") for file in html_files(site)}
    file = next(file for file, text in texts.items() if 'class="hb-words"' in text and "hb-steps" not in text)
    watched.page.goto(f"{address}/{file}")
    words = watched.page.locator(".hb-words").first
    words.locator("button").click()
    expect(words.get_by_role("status")).to_have_text(label(watched.page, "copied"))
    copied = watched.page.evaluate("navigator.clipboard.readText()")
    assert copied == words.locator("blockquote").inner_text().strip()
    assert copied
    assert watched.problems() == []


def test_a_clipboard_that_refuses_is_told(browser: Browser, site: Path, address: str) -> None:
    texts = {file: (site / file).read_text(encoding="utf-8") for file in html_files(site)}
    file = next(file for file, text in texts.items() if 'class="hb-words"' in text and "hb-steps" not in text)
    context = browser.new_context()
    context.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page = context.new_page()
    page.goto(f"{address}/{file}")
    words = page.locator(".hb-words").first
    words.locator("button").click()
    expect(words.get_by_role("status")).to_have_text(label(page, "copy_failed"))
    context.close()


def label(page: Page, name: str) -> str:
    """A text of the site itself, as its scripts know it."""
    return str(page.evaluate("name => handbook.labels[name]", name))


@pytest.mark.parametrize(
    ("locale", "language"),
    [("fi-FI", "fi"), ("en-GB", "en"), ("pl-PL", "en"), ("fil-PH", "en")],
    ids=["finnish", "english", "neither", "three letters"],
)
def test_the_entry_leads_to_the_readers_language(browser: Browser, address: str, locale: str, language: str) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.wait_for_url(f"{address}/{language}/index.html")
    context.close()


def test_the_entry_lets_choose_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="fi-FI", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    page.locator("a[hreflang=fi]").click()
    expect(page).to_have_url(f"{address}/fi/index.html")
    context.close()
