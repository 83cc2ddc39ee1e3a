"""Ticks of checklists in a real browser: kept on the device, apart for each handbook and edition, begun anew in time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.site_fixtures import run_handbook, toy_project
from tests.toybox import change, write

HELSINKI = ZoneInfo("Europe/Helsinki")
RHYTHMS = (
    "every_working_day", "before_each_post", "weekly", "monthly", "quarterly", "yearly", "set_up", "once", "in_a_crisis",
)  # fmt: skip
LISTS = [*RHYTHMS, "without"]


def prose(title: str) -> str:
    """A page with a list of each rhythm, two lines in each."""
    lists = (f"## List {name} {{#{name}}}\n- [ ] One. {{#{name}_1}}\n- [ ] Two. {{#{name}_2}}\n" for name in LISTS)
    return f"---\ntitle: {title}\n---\nTick.\n\n" + "\n".join(lists)


def build(project: Path, output: Path, edition: str = "team", *more: str) -> None:
    done = run_handbook(project, "build", "--edition", edition, "--output", str(output), *more)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One host with many sites: a handbook in two editions, its next build, and another handbook."""
    folder = tmp_path_factory.mktemp("ticks")
    project = toy_project(folder / "project")
    for language in ("en", "fi"):
        write(project, f"handbook/{language}/lists.md", prose(f"Lists {language}"))
        words = f"handbook/{language}/words.yml"
        for label in RHYTHMS[:6]:
            assert f"ticks_again_{label}" in (project / words).read_text(encoding="utf-8")
    change(project, "config/outline.yml", "- part: about\n  pages:\n", "- part: about\n  pages:\n    - page: lists\n")
    rhythms = "".join(f"lists#{name}: {{rhythm: {name}, role: crisis_lead}}\n" for name in RHYTHMS)
    change(project, "config/checklists.yml", "crisis/plan#first", rhythms + "crisis/plan#first")
    change(project, "config/profile.yml", "handbook: {", "handbook: {id: first, ")
    english = ("--language", "en")
    build(project, folder / "sites" / "first")
    build(project, folder / "sites" / "lead", "lead", *english)
    change(project, "handbook/en/lists.md", "- [ ] One. {#once_1}", "- [ ] Zero. {#once_0}\n- [ ] One, said better. {#once_1}")
    build(project, folder / "sites" / "next", "team", *english)
    change(project, "config/profile.yml", "id: first", "id: second")
    build(project, folder / "sites" / "second", "team", *english)
    return folder / "sites"


@pytest.fixture(scope="module")
def address(root: Path, serve: Callable[[Path], str]) -> str:
    return serve(root)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, timezone_id="Europe/Helsinki")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}/first/en/lists.html")
    return page


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI)


def box(page: Page, item: str) -> Locator:
    return page.locator(f'input[data-item="{item}"]')


def line(page: Page, section: str) -> Locator:
    """What stands under the list of this section."""
    return page.locator(f".hb-section:has(> #{section}) .hb-ticks").first


def button(page: Page, name: str, section: str = "") -> Locator:
    """By its name, which says the list it is for."""
    return page.get_by_role("button", name=f"{name}: List {section}" if section else name, exact=True)


def stored(page: Page) -> dict[str, str]:
    kept: dict[str, str] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return kept


def go_on_to(page: Page, moment: datetime) -> None:
    """The page is loaded anew at this moment."""
    page.clock.set_fixed_time(moment)
    page.reload()


def test_a_tick_survives_a_reload_another_language_and_a_new_build(page: Page, address: str) -> None:
    page.clock.set_fixed_time(at("2026-11-23T10:00"))
    box(page, "once_1").check()
    box(page, "weekly_2").check()
    moment = round(at("2026-11-23T10:00").timestamp() * 1000)
    assert stored(page) == {"hb:first:team:lists#once_1": str(-moment), "hb:first:team:lists#weekly_2": str(moment)}
    page.reload()
    expect(box(page, "once_1")).to_be_checked()
    page.goto(f"{address}/first/fi/lists.html")
    expect(box(page, "once_1")).to_be_checked()
    page.goto(f"{address}/next/en/lists.html")
    expect(box(page, "once_1")).to_be_checked()
    expect(box(page, "weekly_2")).to_be_checked()
    expect(page.locator("input:checked")).to_have_count(2)


def test_ticks_keep_to_their_handbook_and_edition(page: Page, address: str) -> None:
    box(page, "once_1").check()
    for other in ("second", "lead"):
        page.goto(f"{address}/{other}/en/lists.html")
        expect(box(page, "once_1")).not_to_be_checked()
        box(page, "once_2").check()
    page.goto(f"{address}/first/en/lists.html")
    expect(box(page, "once_1")).to_be_checked()
    expect(box(page, "once_2")).not_to_be_checked()


@pytest.mark.parametrize(
    ("rhythm", "ticked", "still", "over"),
    [
        ("every_working_day", "2026-11-23T00:30", "2026-11-23T23:30", "2026-11-24T00:01"),
        ("before_each_post", "2026-11-23T00:30", "2026-11-23T23:30", "2026-11-24T00:01"),
        ("weekly", "2026-12-28T00:30", "2027-01-03T23:30", "2027-01-04T00:01"),
        ("monthly", "2026-11-01T00:30", "2026-11-30T23:30", "2026-12-01T00:01"),
        ("quarterly", "2026-10-01T00:30", "2026-12-31T23:30", "2027-01-01T00:01"),
        ("yearly", "2026-01-01T00:30", "2026-12-31T23:30", "2027-01-01T00:01"),
    ],
)
def test_a_list_begins_anew_by_its_rhythm(page: Page, rhythm: str, ticked: str, still: str, over: str) -> None:
    go_on_to(page, at(ticked))
    expect(line(page, rhythm)).to_contain_text(f"ticks again {rhythm.replace('_', ' ')}")
    box(page, f"{rhythm}_1").check()
    go_on_to(page, at(still))
    expect(box(page, f"{rhythm}_1")).to_be_checked()
    go_on_to(page, at(over))
    expect(box(page, f"{rhythm}_1")).not_to_be_checked()
    assert stored(page) == {}


def test_lists_that_stay_stay_and_others_are_forgotten_after_400_days(page: Page, address: str) -> None:
    start = at("2026-11-23T10:00")
    page.clock.set_fixed_time(start)
    stays, leaves = ["set_up", "once"], ["without", "in_a_crisis"]
    for name in stays + leaves:
        box(page, f"{name}_1").check()
    go_on_to(page, start + timedelta(days=399))
    for name in stays + leaves:
        expect(box(page, f"{name}_1")).to_be_checked()
    page.clock.set_fixed_time(start + timedelta(days=401))
    page.goto(f"{address}/first/en/crisis/plan.html")  # a page that does not know these lists
    page.goto(f"{address}/first/en/lists.html")
    expect(page.locator("input:checked")).to_have_count(2)
    for name in stays:
        expect(box(page, f"{name}_1")).to_be_checked()


def test_leftovers_go_and_what_may_be_anothers_stays(page: Page) -> None:
    day = 24 * 60 * 60 * 1000
    now = round(at("2026-11-23T10:00").timestamp() * 1000)
    kept = {
        "hb:first:team:gone#old": str(now - 399 * day),
        "hb:first:team:gone#lasting": str(-(now - 900 * day)),
        "hb:first:lead:lists#every_working_day_1": str(now - 3 * day),
        "hb:first:other": "not ours",
        "hb:second:team:lists#weekly_1": str(now - 900 * day),
        "elsewhere": "1",
    }
    gone = {
        "hb:first:team:gone#older": str(now - 401 * day),
        "hb:first:lead:lists#weekly_1": str(now - 401 * day),
        "hb:first:team:lists#every_working_day_1": str(now - day),
        "hb:first:team:lists#weekly_1": "<b>not a moment</b>",
    }
    page.evaluate("entries => Object.assign(localStorage, entries)", {**kept, **gone})
    go_on_to(page, at("2026-11-23T10:00"))
    assert stored(page) == kept


def test_a_page_left_open_over_midnight_begins_anew_when_it_is_seen(page: Page) -> None:
    go_on_to(page, at("2026-11-23T22:40"))
    box(page, "every_working_day_1").check()
    page.clock.set_fixed_time(at("2026-11-24T07:00"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(box(page, "every_working_day_1")).not_to_be_checked()
    expect(page.get_by_role("status")).to_be_empty()


def test_a_page_in_sight_over_midnight_begins_anew_by_itself(page: Page) -> None:
    page.clock.install(time=at("2026-11-23T22:40"))
    page.reload()
    box(page, "every_working_day_1").check()
    box(page, "weekly_1").check()
    page.clock.fast_forward("09:20:00")
    expect(box(page, "every_working_day_1")).not_to_be_checked()
    expect(box(page, "weekly_1")).to_be_checked()


def test_progress_is_shown_at_once_and_said_on_change_only(page: Page) -> None:
    box(page, "weekly_1").check()
    page.reload()
    expect(line(page, "weekly")).to_contain_text("ticks done 1 2")
    expect(page.get_by_role("status")).to_be_empty()
    box(page, "weekly_2").press("Space")
    expect(line(page, "weekly")).to_contain_text("ticks all done")
    expect(page.get_by_role("status")).to_have_text("ticks all done")
    box(page, "weekly_2").uncheck()
    expect(page.get_by_role("status")).to_have_text("ticks done 1 2")
    expect(page.get_by_text("ticks kept", exact=True)).to_have_count(1)


def test_these_ticks_are_cleared_and_brought_back_from_the_keyboard(page: Page) -> None:
    expect(button(page, "ticks clear", "before_each_post")).to_be_hidden()
    for item in ("before_each_post_1", "before_each_post_2", "weekly_1"):
        box(page, item).check()
    before = stored(page)
    button(page, "ticks clear", "before_each_post").press("Enter")
    expect(box(page, "before_each_post_1")).not_to_be_checked()
    expect(box(page, "weekly_1")).to_be_checked()
    expect(page.get_by_role("status")).to_have_text("ticks cleared")
    expect(button(page, "ticks undo", "before_each_post")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "ticks clear", "before_each_post")).to_be_focused()
    assert stored(page) == before
    page.keyboard.press("Enter")
    box(page, "before_each_post_1").check()
    expect(button(page, "ticks undo", "before_each_post")).to_be_hidden()
    expect(line(page, "before_each_post")).to_contain_text("ticks done 1 2")


def test_a_new_incident_clears_the_crisis_lists_of_all_pages(page: Page, address: str) -> None:
    go_on_to(page, at("2026-11-23T10:00"))
    expect(button(page, "ticks new incident")).to_be_hidden()
    for item in ("in_a_crisis_1", "weekly_1"):
        box(page, item).check()
    page.goto(f"{address}/first/en/crisis/plan.html")
    box(page, "call_lead").check()
    page.clock.set_fixed_time(at("2026-11-23T22:40"))
    page.get_by_role("button", name="ticks new incident", exact=True).click()
    expect(box(page, "call_lead")).not_to_be_checked()
    page.goto(f"{address}/first/en/lists.html")
    expect(box(page, "in_a_crisis_1")).not_to_be_checked()
    expect(box(page, "weekly_1")).to_be_checked()
    box(page, "in_a_crisis_2").check()
    go_on_to(page, at("2026-11-25T10:00"))
    expect(box(page, "in_a_crisis_2")).to_be_checked()
    assert set(stored(page)) == {f"hb:first:team:{name}" for name in (
        "#incident", "crisis/plan#call_lead", "lists#in_a_crisis_2", "lists#weekly_1",
    )}  # fmt: skip


def test_a_new_incident_clears_ticks_of_a_clock_that_was_ahead(page: Page) -> None:
    go_on_to(page, at("2026-11-24T10:00"))
    box(page, "in_a_crisis_1").check()
    for _ in range(2):
        go_on_to(page, at("2026-11-23T10:00"))
        expect(box(page, "in_a_crisis_1")).to_be_checked()
        button(page, "ticks new incident").click()
        expect(box(page, "in_a_crisis_1")).not_to_be_checked()
        button(page, "ticks undo: ticks new incident").click()
        expect(box(page, "in_a_crisis_1")).to_be_checked()
        button(page, "ticks new incident").click()
        box(page, "in_a_crisis_1").check()


def test_a_new_incident_can_be_undone_for_the_rest_of_the_visit(page: Page, address: str) -> None:
    page.clock.set_fixed_time(at("2026-11-23T10:00"))
    box(page, "in_a_crisis_1").check()
    page.clock.set_fixed_time(at("2026-11-23T11:00"))
    button(page, "ticks new incident").click()
    other = page.context.new_page()
    other.clock.set_fixed_time(at("2026-11-23T11:01"))
    other.goto(f"{address}/first/en/lists.html")
    expect(box(other, "in_a_crisis_1")).not_to_be_checked()
    box(page, "in_a_crisis_2").check()
    button(page, "ticks undo: ticks new incident").click()
    for tab in (page, other):
        expect(box(tab, "in_a_crisis_1")).to_be_checked()
        expect(box(tab, "in_a_crisis_2")).to_be_checked()


def test_all_ticks_of_a_handbook_are_cleared_in_every_edition_and_no_others(page: Page, address: str) -> None:
    expect(button(page, "ticks clear all")).to_be_hidden()
    for site in ("second", "lead", "first"):
        page.goto(f"{address}/{site}/en/lists.html")
        box(page, "once_1").check()
    before = stored(page)
    button(page, "ticks clear all").click()
    assert set(stored(page)) == {"hb:second:team:lists#once_1"}
    expect(box(page, "once_1")).not_to_be_checked()
    expect(button(page, "ticks undo")).to_be_focused()
    button(page, "ticks undo").click()
    assert stored(page) == before
    expect(box(page, "once_1")).to_be_checked()


def test_two_tabs_stay_in_step(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    box(page, "weekly_1").check()
    expect(box(other, "weekly_1")).to_be_checked()
    expect(line(other, "weekly")).to_contain_text("ticks done 1 2")
    expect(other.get_by_role("status")).to_be_empty()
    box(other, "weekly_1").uncheck()
    expect(box(page, "weekly_1")).not_to_be_checked()


def test_the_way_back_shows_what_was_cleared_meanwhile(page: Page, address: str) -> None:
    box(page, "in_a_crisis_1").check()
    page.goto(f"{address}/first/en/crisis/plan.html")
    box(page, "pictures").check()
    button(page, "ticks clear all").click()
    page.go_back()
    expect(page.locator("input:checked")).to_have_count(0)


@pytest.mark.parametrize(
    "refused",
    [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        "Object.defineProperty(window, 'localStorage', { value: null })",
    ],
    ids=["nothing is written", "nothing is reached", "nothing is there"],
)
def test_without_storage_ticks_work_for_the_visit_only(context: BrowserContext, address: str, refused: str) -> None:
    context.add_init_script(refused)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{address}/first/en/lists.html")
    expect(line(page, "weekly")).to_contain_text("ticks lost")
    expect(page.get_by_text("ticks kept", exact=True)).to_be_hidden()
    box(page, "weekly_1").check()
    box(page, "in_a_crisis_1").check()
    expect(line(page, "weekly")).to_contain_text("ticks done 1 2")
    button(page, "ticks clear", "weekly").click()
    expect(box(page, "weekly_1")).not_to_be_checked()
    button(page, "ticks undo", "weekly").click()
    expect(box(page, "weekly_1")).to_be_checked()
    button(page, "ticks new incident").click()
    expect(box(page, "in_a_crisis_1")).not_to_be_checked()
    assert wrong == []


def test_a_storage_that_is_full_later_is_told_when_it_refuses(page: Page) -> None:
    box(page, "weekly_1").check()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error() } }")
    expect(line(page, "weekly")).not_to_contain_text("ticks lost")
    box(page, "weekly_2").check()
    expect(line(page, "weekly")).to_contain_text("ticks all done")
    expect(line(page, "weekly")).to_contain_text("ticks lost")


def test_sites_opened_as_files_keep_their_ticks_apart(context: BrowserContext, root: Path) -> None:
    page = context.new_page()
    for site in ("first", "second"):
        page.goto((root / site / "en" / "lists.html").as_uri())
        expect(page.locator("input:checked")).to_have_count(0)
        box(page, f"weekly_{1 if site == 'first' else 2}").check()
    assert len(stored(page)) == 2, "the two share one storage"
    page.goto((root / "first" / "en" / "lists.html").as_uri())
    expect(box(page, "weekly_1")).to_be_checked()
    expect(box(page, "weekly_2")).not_to_be_checked()


def test_without_scripts_boxes_can_be_ticked_and_nothing_else_shows(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/first/en/lists.html")
    box(page, "weekly_1").check()
    expect(box(page, "weekly_1")).to_be_checked()
    assert "ticks" not in page.locator("main").inner_text()
    context.close()


def test_paper_shows_empty_and_ticked_boxes_and_no_buttons(page: Page) -> None:
    box(page, "weekly_1").check()
    page.emulate_media(media="print")
    assert page.get_by_text("ticks").filter(visible=True).count() == 0
    drawn = "box => { const style = getComputedStyle(box); return [style.appearance, style.borderRightStyle] }"
    for item, mark in (("weekly_1", "solid"), ("weekly_2", "none")):
        appearance, border = box(page, item).evaluate(drawn)
        assert (appearance, border) == ("none", "solid")
        assert box(page, item).evaluate("box => getComputedStyle(box, '::before').borderRightStyle") == mark
    assert page.pdf(print_background=False).startswith(b"%PDF")


def test_every_box_is_named_by_its_text_and_every_button_by_its_list(page: Page) -> None:
    page.get_by_role("checkbox", name="One.", exact=True).first.check()
    for name in ("weekly", "in_a_crisis"):
        box(page, f"{name}_1").check()
        expect(button(page, "ticks clear", name)).to_be_visible()
    described = button(page, "ticks new incident").get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).to_have_text("ticks again in a crisis ticks new incident help")
    for shown in page.locator(".hb-ticks button:visible").all():
        size = shown.bounding_box()
        assert size
        assert size["height"] >= 44


def test_in_a_crisis_the_last_tick_has_its_time(page: Page) -> None:
    page.clock.set_fixed_time(at("2026-03-11T14:05"))
    box(page, "in_a_crisis_1").check()
    said = line(page, "in_a_crisis").locator(".hb-ticks-done")
    expect(said).to_have_text(re.compile(r"^ticks done 1 2, ticks last 11 March 2026\b.* 14:05$"))
    box(page, "weekly_1").check()
    expect(line(page, "weekly").locator(".hb-ticks-done")).to_have_text("ticks done 1 2")
