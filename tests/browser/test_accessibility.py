"""A page of each kind in every language, on a phone and a desk, in light and dark: WCAG 2.2 AA as far as machines can tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.examination import DESKTOP, PHONE, SIZES, everything, palettes, structure, window
from tests.browser.kinds import KINDS, QUERIES, in_one_file, kinds, show

LANGUAGES = ("en", "fi", "pl")


@pytest.fixture(scope="module")
def site(built: Callable[[str, str], Path]) -> Path:
    """The largest edition of an example that has it all."""
    return built("tunturi", "lead")


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_has_a_page_of_each_kind(site: Path, language: str) -> None:
    assert set(KINDS) - set(kinds(site, language)) == set()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_on_a_page_of_each_kind(browser: Browser, site: Path, address: str, language: str, size: str) -> None:
    with window(browser, SIZES[size]) as page:
        wrong = {}
        for kind, file in kinds(site, language).items():
            show(page, address, file)
            if found := everything(page, language, LANGUAGES):
                wrong[f"{kind}, {file}"] = [str(finding) for finding in found]
    assert wrong == {}


def test_nothing_is_wrong_with_the_handbook_in_one_file(
    browser: Browser, built: Callable[[str, str], Path], serve: Callable[[Path], str]
) -> None:
    site = built("tunturi", "public")
    [file] = in_one_file(site, "en")
    with window(browser, PHONE) as page:
        show(page, serve(site), file)
        assert [str(finding) for finding in everything(page, "en", LANGUAGES)] == []


def test_nothing_is_wrong_where_one_chooses_a_language(browser: Browser, address: str) -> None:
    """Without the script that would choose it."""
    with window(browser, PHONE) as page:
        page.route("**/choose.js", lambda route: route.abort())
        show(page, address, "index.html")
        assert [str(finding) for finding in palettes(page)] == []
        assert page.get_by_role("link").count() == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_what_the_search_offers(browser: Browser, address: str, language: str) -> None:
    with window(browser, DESKTOP) as page:
        page.goto(f"{address}/{language}/index.html")
        page.get_by_role("combobox").fill(QUERIES[language])
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("ArrowDown")
        assert [str(finding) for finding in [*palettes(page), *structure(page, language, LANGUAGES)]] == []


@pytest.mark.parametrize("kind", ["start", "long text", "steps", "picture"])
def test_nothing_moves_for_readers_who_asked_for_calm(browser: Browser, site: Path, address: str, kind: str) -> None:
    with window(browser, DESKTOP) as page:
        page.goto(f"{address}/{kinds(site, 'en')[kind]}")
        assert page.evaluate("proof.moves()") == []


@pytest.mark.parametrize("kind", ["trouble", "steps", "picture", "checklists", "words"])
def test_what_can_be_pressed_is_seen_in_forced_colours(browser: Browser, site: Path, address: str, kind: str) -> None:
    with window(browser, PHONE, forced_colors="active") as page:
        page.goto(f"{address}/{kinds(site, 'en')[kind]}")
        assert page.evaluate("proof.lost()") == []


def twice_as_large(page: Page) -> None:
    """The letters that a reader has chosen for all sites."""
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})


@pytest.mark.parametrize("kind", ["start", "trouble", "card", "steps", "channel"])
def test_letters_twice_as_large_stand_side_by_side(browser: Browser, site: Path, address: str, kind: str) -> None:
    with window(browser, PHONE) as page:
        twice_as_large(page)
        page.goto(f"{address}/{kinds(site, 'en')[kind]}")
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"  # in place of 20
        assert page.evaluate("[...proof.wide(), ...proof.overlaps()]") == []


@pytest.mark.parametrize("file", ["people/roles", "reference/glossary", "crisis/plan", "channels/official"])
@pytest.mark.parametrize("language", ["en", "fi"])
def test_long_words_and_numbers_break_where_letters_are_twice_as_large(
    browser: Browser, built: Callable[[str, str], Path], language: str, file: str
) -> None:
    with window(browser, PHONE) as page:
        twice_as_large(page)
        page.goto((built("tunturi", "team") / language / f"{file}.html").as_uri())
        assert page.evaluate("proof.wide()") == []


@pytest.mark.parametrize("kind", ["trouble", "card", "steps"])
def test_what_is_urgent_is_among_the_headings(browser: Browser, site: Path, address: str, kind: str) -> None:
    with window(browser, PHONE) as page:
        page.goto(f"{address}/{kinds(site, 'en')[kind]}")
        for urgent in page.locator(":is(.hb-danger, .hb-call) > .hb-title, .hb-question").all():
            if urgent.is_visible():
                assert urgent.get_attribute("role") == "heading"
                assert urgent.get_attribute("aria-level") in ("2", "3")


def test_a_cell_without_words_keeps_its_place_in_the_row(browser: Browser, site: Path, address: str) -> None:
    with window(browser, PHONE) as page:
        page.goto(f"{address}/{kinds(site, 'en')['steps']}")
        page.get_by_role("button", name="See the whole guide").click()
        hidden = page.locator("td").evaluate_all("cells => cells.filter(cell => !cell.checkVisibility()).length")
        assert page.locator("td:empty").count() > 0
        assert hidden == 0


NOT_ON_THE_CARD = ".hb-card > p, .hb-card section:has(#in_short)"  # which has to fit one screen, and one sheet
PAPER_NEEDS_NO = (
    ".hb-steps .hb-flowchart, "  # longer than a sheet; the table under it says the same
    ".hb-jump, .hb-toc, .hb-copy, .hb-button, .hb-related, .hb-ticks, .hb-progress, .hb-why, .hb-copy-said, [hidden], "
    + NOT_ON_THE_CARD
)


@pytest.mark.parametrize("kind", ["trouble", "card", "steps", "picture", "channel", "long text"])
def test_paper_shows_all_that_is_written(browser: Browser, site: Path, address: str, kind: str) -> None:
    with window(browser, DESKTOP) as page:
        page.goto(f"{address}/{kinds(site, 'en')[kind]}")
        page.emulate_media(media="print")
        assert unseen(page, PAPER_NEEDS_NO) == []


WITHOUT_SCRIPTS_NO = f".hb-search, .hb-paper, .hb-toc, [hidden], details:not([open]), {NOT_ON_THE_CARD}"


@pytest.mark.parametrize("size", SIZES)
def test_without_scripts_everything_is_there(browser: Browser, site: Path, address: str, size: str) -> None:
    with window(browser, SIZES[size], java_script_enabled=False) as page:
        for file in kinds(site, "en").values():
            page.goto(f"{address}/{file}")
            assert unseen(page, WITHOUT_SCRIPTS_NO) == [], file


def test_without_scripts_one_gets_everywhere(browser: Browser, site: Path, address: str) -> None:
    with window(browser, PHONE, java_script_enabled=False) as page:
        page.goto(f"{address}/{kinds(site, 'en')['steps']}")
        page.locator(".hb-guide a").first.click()
        page.wait_for_url("**#*")
        page.locator(".hb-menu > summary").click()
        page.locator(".hb-menu-parts a").first.click()
        page.wait_for_url("**/about/contents.html#*")


def unseen(page: Page, but: str) -> list[object]:
    found: list[object] = page.evaluate("but => proof.unseen(but)", but)
    return found
