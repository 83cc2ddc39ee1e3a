"""A site weighs little and stays still: bytes over the wire, requests, what moves while a page loads. Sizes, never times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.benchmarks.served import Served, as_told
from tests.benchmarks.site_weight import (
    CUTS,
    DESKTOP,
    FIRST,
    INDEX,
    NEXT,
    PHONE,
    REQUESTS,
    SEARCH,
    SEARCHING,
    START,
    moved,
    visit,
    watched,
    weight,
)
from tests.browser.kinds import kinds

SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


@pytest.fixture(scope="module")
def folder(built: Callable[[str, str], Path]) -> Path:
    return built("tunturi", "lead")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Served]:
    with as_told(folder) as site:
        yield site


@pytest.fixture(scope="module")
def files(folder: Path) -> list[str]:
    """One page of each kind."""
    found = kinds(folder, "en")
    assert len(found) > 8
    return list(found.values())


def test_the_first_page_is_light(browser: Browser, site: Served, files: list[str]) -> None:
    for file in ["", *files[:4]]:
        context = browser.new_context(viewport=PHONE, locale="en-GB")
        sent = visit(context.new_page(), site, file)
        context.close()
        assert [one.path for one in sent if one.status != 200 and not file.endswith("404.html")] == []
        assert len(sent) <= REQUESTS, [one.path for one in sent]
        assert weight(sent) <= FIRST, sent


def test_every_next_page_is_lighter(browser: Browser, site: Served, files: list[str]) -> None:
    context = browser.new_context(viewport=PHONE, locale="en-GB")
    page = context.new_page()
    visit(page, site, START)
    for file in files[1:]:
        sent = [one for one in visit(page, site, file) if one.path != INDEX]
        assert weight(sent) <= NEXT, sent
    context.close()


def test_the_index_of_the_search_comes_only_with_a_search(browser: Browser, site: Served) -> None:
    context = browser.new_context(viewport=PHONE, locale="en-GB")
    page = context.new_page()
    assert INDEX not in [one.path for one in visit(page, site, START)]
    sent = visit(page, site, SEARCHING)
    assert [one.status for one in sent if one.path == INDEX] == [200]
    assert weight(sent) <= SEARCH, sent
    context.close()


@SIZES
def test_nothing_moves_while_a_page_loads(browser: Browser, site: Served, files: list[str], size: ViewportSize) -> None:
    with watched(browser, size) as page:
        assert {file: moves for file in [*files, SEARCHING] if (moves := moved(page, site, file))} == {}


@SIZES
def test_nothing_moves_when_a_page_comes_in_two_pieces(browser: Browser, site: Served, size: ViewportSize) -> None:
    with watched(browser, size) as page:
        assert {cut: moves for cut in CUTS if (moves := moved(page, site, START, cut))} == {}


def test_what_moves_is_seen(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "late.js").write_text("document.body.prepend(document.createElement('h1'), 'late');", encoding="utf-8")
    html = "<!doctype html><title>Late</title><body><p>One paragraph.</p><p>Another.</p>"
    (tmp_path / "index.html").write_text(f'{html}<script defer src="late.js"></script>', encoding="utf-8")
    with as_told(tmp_path) as site, watched(browser, PHONE) as page:
        assert moved(page, site, "index.html")


def test_the_one_file_keeps_its_style_under_the_guides_headers(browser: Browser, site: Served, folder: Path) -> None:
    [file] = (folder / "en" / "download").glob("*.html")
    context = browser.new_context(viewport=PHONE)
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site.address}/en/download/{file.name}")
    assert page.locator(".hb-skip").first.evaluate("element => getComputedStyle(element).position") == "absolute"
    assert said == []
    context.close()
