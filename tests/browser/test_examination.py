"""The examination finds what it looks for: a page with every fault, and none where there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.examination import PHONE, everything, reflow, spacing, structure, window

HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>'
SOUND = f"""{HEAD}
<style>:focus-visible {{ outline: 3px solid #000; }}</style>
<header><a href="#text">To the text</a></header>
<main id="text"><h1>One</h1><h2>Two</h2><p>Text with <a href="#text">a link</a>.</p></main>
<footer><p>The end.</p></footer>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser, PHONE) as page:
        page.goto("data:text/html,")
        yield page


def test_a_sound_page_has_no_fault(page: Page) -> None:
    page.set_content(SOUND)
    assert everything(page, "en", ["en"]) == []


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ("<h2>Two</h2>", "<h3>Three</h3>", "headings: main#text > h3 “Three”: level 1 to 3"),
        ("<h1>One</h1>", "", "headings: h1: levels 2: not one h1"),
        ('lang="en"', 'lang="fi"', 'languages: html: lang="fi"'),
        ("<p>Text", '<p lang="xx">Text', 'languages: main#text > p “Text with a link.”: lang="xx"'),
        ("<footer>", "<div>", "landmarks: contentinfo: 0 times"),
        ("<h2>", "<nav><a href='#a'>a</a></nav><h2>", "landmarks: navigation '': has no name"),
        ("a link</a>", "<span aria-hidden='true'>x</span></a>", "names: link: has no name"),
        ("<p>Text", "<input type=checkbox><p>Text", "names: checkbox: has no name"),
    ],
)
def test_structure(page: Page, old: str, new: str, check: str) -> None:
    page.set_content(SOUND.replace(old, new, 1))
    assert check in [str(finding) for finding in structure(page, "en", ["en"])]


@pytest.mark.parametrize(
    ("style", "check"),
    [
        ("width: 30rem", "reflow: main#text > p “Text with a link.”: 488 px of 320"),
        ("height: 1rem; overflow: hidden; width: 5rem", "reflow: main#text > p “Text with a link.”: cut below"),
        ("margin-top: -3rem", "reflow: main#text > p “Text with a link.”: on main#text > h2 “Two”"),
    ],
)
def test_reflow(page: Page, style: str, check: str) -> None:
    page.set_content(SOUND.replace("<p>Text", f'<p style="{style}">Text', 1))
    assert check in [str(finding) for finding in reflow(page)]


def test_text_spacing(page: Page) -> None:
    page.set_content(SOUND.replace("<p>Text", '<p style="height: 1.2em; overflow: hidden">Text'))
    assert reflow(page) == []
    assert [finding.what for finding in spacing(page)] == ["cut below"]


@pytest.mark.parametrize(
    ("style", "faults"),
    [
        ("", []),
        ("outline: none", ["shows no focus"]),
        ("outline-color: #eee", ["shows its focus at 1.16:1"]),
        ("position: absolute; left: -99px", ["is covered or out of sight"]),
    ],
)
def test_focus(page: Page, style: str, faults: list[str]) -> None:
    page.set_content(SOUND.replace("<header><a", f'<header><a style="{style}"', 1))
    page.evaluate("proof.stops()")
    page.keyboard.press("Tab")
    stop = page.evaluate("proof.focused()")
    assert stop["at"] == 0
    assert [fault.partition(" (")[0] for fault in stop["wrong"]] == faults


def test_movement(page: Page) -> None:
    page.set_content(SOUND.replace("<h1>", "<h1 style='transition: all 1s'>"))
    assert page.evaluate("proof.moves()") == [["main#text > h1 “One”", "moves"]]


def test_what_is_folded_away(page: Page) -> None:
    page.set_content(SOUND.replace("<p>", "<details><summary>More</summary><p>", 1))
    assert page.evaluate("proof.unseen('.allowed')")[0] == ["main#text > details > p “Text with a link.”", "is not shown"]
