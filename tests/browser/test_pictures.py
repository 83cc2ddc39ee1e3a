"""Every picture of the examples on a narrow phone: letters large enough, inside the picture, and none upon another."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from generator.blocks import Figure
from generator.flow import book_of, decide
from generator.library import open_library
from generator.outputs.pictures import drawing
from generator.profile import load_profile
from tests.toybox import EXAMPLES, ROOT

NARROW = 320
LETTERS = """() => [...document.querySelectorAll("svg")].map(svg => {
  const box = shape => { const at = shape.getBoundingClientRect(); return [at.left, at.top, at.right, at.bottom] }
  const texts = [...svg.querySelectorAll("text")].map(text => [text.textContent, ...box(text)])
  return {label: svg.getAttribute("aria-label"), size: 14 * svg.getBoundingClientRect().width / 320, box: box(svg), texts}
})"""


def pictures() -> list[str]:
    """Each picture once, in every language it is made in."""
    library = open_library(ROOT)
    profiles = [load_profile(ROOT / f"config/profiles/{name}.yml", library.vocabulary) for name in EXAMPLES]
    books = [book_of(decide(library, p, "lead"), language) for p in profiles for language in p.handbook.languages]
    blocks = (block for book in books for page in book.pages for block in page.blocks)
    return list(dict.fromkeys(drawing(block.picture) for block in blocks if isinstance(block, Figure)))


@pytest.fixture(scope="module")
def measured(browser: Browser) -> list[dict[str, Any]]:
    css = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "handbook" / "assets").glob("*.css")))
    page = browser.new_page(viewport={"width": NARROW, "height": 800})
    head = '<meta name="viewport" content="width=device-width">'
    page.set_content(f'{head}<style>{css}</style><main class="md-typeset">{"".join(pictures())}</main>')
    found: list[dict[str, Any]] = page.evaluate(LETTERS)
    page.close()
    assert len(found) > 20
    return found


def test_letters_are_large_enough(measured: list[dict[str, Any]]) -> None:
    assert {picture["label"]: picture["size"] for picture in measured if picture["size"] < 12} == {}


def test_letters_stay_in_their_picture(measured: list[dict[str, Any]]) -> None:
    outside = []
    for picture in measured:
        left, top, right, bottom = picture["box"]
        outside += [t for t in picture["texts"] if t[1] < left - 1 or t[2] < top - 2 or t[3] > right + 1 or t[4] > bottom + 2]
    assert outside == []


def test_no_letters_stand_upon_others(measured: list[dict[str, Any]]) -> None:
    """Boxes of letters are higher than the letters, so that lines may touch by a few pixels."""
    upon = [
        (one[0], other[0])
        for picture in measured
        for place, one in enumerate(picture["texts"])
        for other in picture["texts"][:place]
        if one[1] < other[3] - 1 and other[1] < one[3] - 1 and one[2] < other[4] - 4 and other[2] < one[4] - 4
    ]
    assert upon == []
