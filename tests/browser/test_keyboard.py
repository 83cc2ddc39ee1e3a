"""With the keyboard alone: everything is reached in order and in sight, nothing holds the reader, letters are only letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.examination import DESKTOP, MAGNIFIED, PHONE, Size, window
from tests.browser.kinds import KINDS, kinds, show

LONG, WINDOWS = "fi", {"phone": PHONE, "desktop": DESKTOP, "magnified": MAGNIFIED}  # Finnish words are the longest
EVERYWHERE = ("start", "trouble", "long text", "steps", "search", "card")
STATE = "[location.href, document.activeElement.className, scrollY, document.querySelectorAll('[open]').length]"
AT_ONE_SIZE = tuple(kind for kind in KINDS if kind not in EVERYWHERE)


@pytest.fixture(scope="module")
def address(built: Callable[[str, str], Path], serve: Callable[[Path], str]) -> str:
    return serve(built("tunturi", "lead"))


@pytest.fixture(scope="module")
def files(built: Callable[[str, str], Path]) -> dict[str, str]:
    return kinds(built("tunturi", "lead"), LONG)


@pytest.fixture
def opened(browser: Browser, address: str, files: dict[str, str]) -> Iterator[Callable[[str, Size], Page]]:
    """A page of this kind in a window of this size."""
    with window(browser, PHONE) as page:

        def open_page(kind: str, size: Size) -> Page:
            page.set_viewport_size(size)
            show(page, address, files[kind])
            return page

        yield open_page


def press(page: Page, key: str) -> dict[str, Any] | None:
    """Where the focus is after this key, if it is on the page."""
    page.keyboard.press(key)
    stop: dict[str, Any] | None = page.evaluate("proof.focused()")
    return stop


def walk(page: Page, key: str, order: list[int]) -> list[str]:
    """What is wrong on the way through all stops in this order."""
    wrong: list[str] = []
    for at in order:
        stop = press(page, key)
        if not stop or stop["at"] != at:
            return [*wrong, f"stop {at} was expected, {stop} came"]
        wrong += [f"{stop['name']} {fault}" for fault in stop["wrong"]]
    return wrong


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize("kind", EVERYWHERE)
def test_tab_reaches_everything_in_order_and_in_sight(opened: Callable[[str, Size], Page], kind: str, size: str) -> None:
    there_and_back(opened(kind, WINDOWS[size]))


@pytest.mark.parametrize("kind", AT_ONE_SIZE)
def test_tab_reaches_everything_on_a_phone(opened: Callable[[str, Size], Page], kind: str) -> None:
    there_and_back(opened(kind, PHONE))


def there_and_back(page: Page) -> None:
    assert page.evaluate("proof.focused()") is None, "something took the focus by itself"
    names = page.evaluate("proof.stops()")
    order = list(range(len(names)))
    assert names[0].startswith("a.hb-skip")
    assert walk(page, "Tab", order) == []
    last = press(page, "Tab")
    assert last is None or last["at"] == 0, f"{last} holds the reader"
    page.locator("a, button, summary, input").last.focus()
    page.evaluate("proof.stops()")
    back = page.evaluate("proof.focused()")["at"]
    assert walk(page, "Shift+Tab", order[:back][::-1]) == []


def test_the_skip_link_leads_to_the_text(opened: Callable[[str, Size], Page]) -> None:
    page = opened("long text", DESKTOP)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("size", ["phone", "magnified"])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_contents_open_and_close(opened: Callable[[str, Size], Page], key: str, size: str) -> None:
    page = opened("long text", WINDOWS[size])
    menu, summary = page.locator(".hb-menu"), page.locator(".hb-menu > summary")
    while not summary.evaluate("summary => summary === document.activeElement"):
        assert press(page, "Tab"), "the contents are not reached"
    page.keyboard.press(key)
    expect(menu).to_have_attribute("open", "")
    page.evaluate("proof.stops()")
    for _ in range(menu.get_by_role("link").count()):
        stop = press(page, "Tab")
        assert stop
        assert stop["wrong"] == [], stop["name"]
    expect(menu.get_by_role("link").last).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


def test_letters_do_nothing_outside_fields(opened: Callable[[str, Size], Page]) -> None:
    page = opened("long text", DESKTOP)
    page.keyboard.press("Tab")
    before = page.evaluate(STATE)
    for key in ("s", "f", "/", "n", "p", ".", ",", "?", "h", "k", "j"):
        page.keyboard.press(key)
    after = page.evaluate(STATE)
    assert after == before
