"""Guides one question at a time, and the card on one sheet and one screen, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.toybox import EXAMPLES

GUIDES = ("answering/guide.html", "crisis/severity.html")
PHONE = ViewportSize(width=360, height=740)


@pytest.fixture(scope="module")
def address(built: Callable[[str, str], Path], serve: Callable[[Path], str]) -> str:
    return f"{serve(built('tunturi', 'team'))}/en"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    """The headings of the steps that can be seen."""
    return [heading.inner_text() for heading in page.locator(".hb-section > h2").all() if heading.is_visible()]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


@pytest.mark.parametrize("guide", GUIDES)
def test_by_keyboard_alone_to_an_outcome_and_back(page: Page, address: str, guide: str) -> None:
    page.goto(f"{address}/{guide}")
    asked = [shown(page)]
    while page.locator(".hb-guide:visible").count():
        assert len(asked[-1]) == 1
        page.locator(".hb-guide:visible a").last.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=2, name=asked[-1][0], exact=True)).to_be_hidden()
        asked.append(shown(page))
        assert focused(page) == asked[-1][0]
        assert page.title().startswith(asked[-1][0])
    assert 2 <= len(asked) - 1 <= 7
    for step in reversed(asked[:-1]):
        page.go_back()
        expect(page.get_by_role("heading", level=2, name=step[0], exact=True)).to_be_visible()
        assert shown(page) == step


def test_back_again_and_the_whole(page: Page, address: str) -> None:
    page.goto(f"{address}/{GUIDES[0]}")
    first = shown(page)
    step_on(page)
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator(".hb-progress:visible")).to_have_text("Question 1")
    assert shown(page) == first
    page.get_by_role("button", name="See the whole guide").click()
    assert len(shown(page)) == page.locator(".hb-section").count() > 15
    page.get_by_role("button", name="One question at a time").click()
    assert shown(page) == first


def step_on(page: Page) -> None:
    page.locator(".hb-guide:visible a").last.click()
    expect(page.locator(".hb-progress:visible")).to_have_text("Question 2")


def test_a_step_has_an_address_that_survives_a_reload(page: Page, address: str) -> None:
    page.goto(f"{address}/{GUIDES[0]}")
    step_on(page)
    second = shown(page)
    page.reload()
    assert shown(page) == second


def test_a_link_to_something_in_a_step_opens_that_step(page: Page, address: str) -> None:
    page.goto(f"{address}/{GUIDES[0]}#call_words")
    assert shown(page) == [page.locator(".hb-section:has(#call_words) > h2").inner_text()]


def test_the_skip_link_keeps_the_step(page: Page, address: str) -> None:
    page.goto(f"{address}/{GUIDES[0]}")
    step_on(page)
    second = shown(page)
    page.locator(".hb-skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert shown(page) == second
    page.locator(".hb-guide:visible a").last.click()
    expect(page.locator(".hb-progress:visible")).to_have_text("Question 3")
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator(".hb-progress:visible")).to_have_text("Question 2")
    page.get_by_role("button", name="See the whole guide").click()
    page.get_by_role("button", name="One question at a time").click()
    assert shown(page) == second


def test_an_address_that_cannot_be_read_opens_the_first_question(page: Page, address: str) -> None:
    page.goto(f"{address}/{GUIDES[0]}#100%")
    expect(page.locator(".hb-progress:visible")).to_have_text("Question 1")
    assert len(shown(page)) == 1


def test_back_and_leaving_and_coming_back_keep_the_way(page: Page, address: str) -> None:
    page.goto(f"{address}/{GUIDES[0]}")
    asked = [shown(page)]
    for _ in range(2):
        page.locator(".hb-guide:visible a").last.click()
        expect(page.locator(".hb-progress:visible")).to_have_text(f"Question {len(asked) + 1}")
        asked.append(shown(page))
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator(".hb-progress:visible")).to_have_text("Question 2")
    page.goto(f"{address}/now/trouble.html")
    page.go_back()
    expect(page.locator(".hb-progress:visible")).to_have_text("Question 2")
    assert shown(page) == asked[1]
    page.go_back()  # Back was a step back in the browser too
    expect(page.locator(".hb-progress:visible")).to_have_text("Question 1")
    assert shown(page) == asked[0]


def test_the_question_is_read_with_the_heading(page: Page, address: str) -> None:
    page.goto(f"{address}/{GUIDES[0]}")
    step_on(page)
    question = page.locator(".hb-guide:visible .hb-question").inner_text()
    expect(page.locator(".hb-section > h2:visible")).to_have_accessible_description(f"Question 2 {question}")


@pytest.mark.parametrize("guide", [*GUIDES, "search.html?q=hacked"])
def test_where_scripts_never_come_everything_comes(browser: Browser, address: str, guide: str) -> None:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{address}/{guide}")
    assert not page.locator(".hb-section, .hb-every-page").last.is_visible()
    expect(page.locator(".hb-section, .hb-every-page").last).to_be_visible(timeout=10_000)
    if ".html?" not in guide:
        assert len(shown(page)) == page.locator(".hb-section").count()
    context.close()


@pytest.mark.parametrize("guide", GUIDES)
def test_without_scripts_all_steps_stand_and_their_links_lead_on(browser: Browser, address: str, guide: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/{guide}")
    assert len(shown(page)) == page.locator(".hb-section").count()
    target = str(page.locator(".hb-guide a").first.get_attribute("href"))
    page.locator(".hb-guide a").first.click()
    page.wait_for_url(f"**/{target}")
    place = page.locator(f"#{target.partition('#')[2]}").bounding_box()
    assert place is not None
    assert 0 <= place["y"] < PHONE["height"] / 2
    context.close()


@pytest.mark.parametrize("guide", GUIDES)
def test_on_paper_all_steps_and_the_table_stand(page: Page, address: str, guide: str) -> None:
    page.goto(f"{address}/{guide}")
    title = page.title()
    step_on(page)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.title() == title
    expect(page.locator("h1 + p")).to_be_visible()
    assert len(shown(page)) == page.locator(".hb-section").count()
    assert page.locator(".hb-section:has(#whole_guide) table").is_visible()
    assert not page.locator(".hb-steps-bar").is_visible()
    headings = page.locator(".hb-section > h2")
    assert 'counter(hb-step) ". "' in headings.first.evaluate("heading => getComputedStyle(heading, '::before').content")
    numbered = {f"{number}. {text}" for number, text in enumerate(headings.all_inner_texts(), 1)}
    assert set(page.locator(".hb-section:has(#whole_guide) td:last-child").all_inner_texts()) <= numbered
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.title() != title


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_card_is_one_sheet_in_every_language(page: Page, built: Callable[[str, str], Path], example: str) -> None:
    cards = sorted(built(example, "team").glob("*/crisis/card.html"))
    assert cards
    for card in cards:
        page.goto(card.as_uri())
        sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
        assert sheets == 1, card


def test_the_first_screen_of_the_card_is_enough_for_the_first_minutes(page: Page, address: str) -> None:
    page.goto(f"{address}/crisis/card.html")
    for wanted in (
        ".hb-danger a[href^=tel]",
        ".hb-call a[href^=tel] >> nth=0",
        ".hb-call a[href^=tel] >> nth=1",
        "#in_short + p",
    ):
        box = page.locator(wanted).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE["height"], wanted
    words = page.locator(".hb-words blockquote").first.bounding_box()
    assert words is not None
    assert words["y"] < PHONE["height"] - 40


def test_the_code_on_the_card_leads_to_the_handbook(page: Page, address: str) -> None:
    page.goto(f"{address}/crisis/card.html")
    assert page.locator(".hb-qr svg").get_attribute("aria-label") == "https://handbook.tunturi.example"
