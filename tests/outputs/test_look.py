"""What the templates are told: links to the same page in other languages, the way to help, the page of problems."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from generator.blocks import Bullets
from generator.book import Book, Page
from generator.outputs.dress import POLICY, script, style
from generator.outputs.look import Context, Site, language_name, needed, page_of_problems
from generator.outputs.markdown import write_page
from generator.problems import HandbookError, Place, Problem
from generator.profile import Brand

TODAY = date(2026, 11, 22)


def page(path: str, reviewed: str = "", next_review: str = "", home: str = "now", part: str = "") -> Page:
    return Page(path, path, part or home, (), "en", "", reviewed, home=home, next_review=next_review)


def book(*pages: Page, address: str = "") -> Book:
    return Book(
        "toy", "Toy", "Toy", "en", ("en", "fi"), "everyone", {"now": "Now", "crisis": "Crisis"}, {"copy": "Copy"}, pages,
        address=address,
    )  # fmt: skip


def context_of(made: Book, shown: Page, siblings: tuple[str, ...]) -> Context:
    return Site(made, siblings, TODAY).context(shown)


class TestLanguages:
    def test_the_same_page_in_the_folder_beside(self) -> None:
        links = context_of(book(page("start")), page("start"), ("en", "fi")).languages
        assert [(link.code, link.href, link.here) for link in links] == [
            ("en", "../en/index.html", True), ("fi", "../fi/index.html", False),
        ]  # fmt: skip

    def test_from_a_page_further_down(self) -> None:
        links = context_of(book(page("crisis/plan")), page("crisis/plan"), ("en", "fi")).languages
        assert [link.href for link in links] == ["../../en/crisis/plan.html", "../../fi/crisis/plan.html"]

    @pytest.mark.parametrize("siblings", [(), ("en",)])
    def test_one_language_needs_no_links(self, siblings: tuple[str, ...]) -> None:
        assert context_of(book(page("start")), page("start"), siblings).languages == ()

    @pytest.mark.parametrize(("code", "name"), [("en", "English"), ("fi", "Suomi"), ("pl", "Polski")])
    def test_a_language_is_named_as_its_speakers_do(self, code: str, name: str) -> None:
        assert language_name(code) == name


class TestTrouble:
    @pytest.mark.parametrize(("path", "href"), [("start", "now/trouble.html"), ("crisis/plan", "../now/trouble.html")])
    def test_every_page_leads_there(self, path: str, href: str) -> None:
        assert context_of(book(page("now/trouble"), page(path)), page(path), ()).trouble == href

    def test_the_page_itself_does_not(self) -> None:
        assert context_of(book(page("now/trouble")), page("now/trouble"), ()).trouble == ""

    def test_nor_where_there_is_no_such_page(self) -> None:
        assert context_of(book(page("start")), page("start"), ()).trouble == ""


@pytest.mark.parametrize(("reviewed", "shown"), [("2026-01-02", "2 January 2026"), ("", "")])
def test_the_day_of_the_last_review(reviewed: str, shown: str) -> None:
    assert context_of(book(page("start")), page("start", reviewed), ()).reviewed == shown


@pytest.mark.parametrize(("day", "overdue"), [("2026-11-21", True), ("2026-11-22", False), ("", False)])
def test_a_review_is_overdue_the_day_after(day: str, overdue: bool) -> None:
    assert context_of(book(page("start")), page("start", next_review=day), ()).overdue is overdue


class TestContents:
    PAGES = (page("start"), page("now/trouble"), page("crisis/plan", home="crisis"), page("crisis/card", home="crisis"))

    def test_the_readers_own_part_is_known(self) -> None:
        context = context_of(book(*self.PAGES), self.PAGES[3], ())
        assert context.part is not None
        assert (context.part.label, [link.title for link in context.part.pages]) == ("Crisis", ["crisis/plan", "crisis/card"])
        assert [link.href for link in context.part.pages if link.here] == ["../crisis/card.html"]

    def test_the_start_page_is_in_no_part(self) -> None:
        assert context_of(book(*self.PAGES), self.PAGES[0], ()).part is None

    def test_pages_that_are_only_looked_up_are_a_list_of_their_own(self) -> None:
        pages = (*self.PAGES[:2], page("about/handbook", home="now"), page("crisis/plan", home="crisis", part="now"))
        told = [(part.label, part.apart) for part in context_of(book(*pages), pages[0], ()).parts]
        assert told == [("Now", False), ("Crisis", True)]

    @pytest.mark.parametrize(
        ("address", "siblings", "root"),
        [("", (), "/"), ("", ("en",), "/en/"), ("https://a.example/hand/book/", ("en", "fi"), "/hand/book/en/")],
    )
    def test_the_page_for_other_addresses_begins_at_the_server(
        self, address: str, siblings: tuple[str, ...], root: str
    ) -> None:
        made = book(page("start"), address=address)
        assert Site(made, siblings, TODAY).beside("404", "Not here").root == root
        assert Site(made, siblings, TODAY).beside("search", "Results").root == ""

    def test_a_pages_own_address(self) -> None:
        made = book(page("crisis/plan"), address="https://a.example/book/")
        assert context_of(made, page("crisis/plan"), ("en", "fi")).address == "https://a.example/book/en/crisis/plan.html"
        assert context_of(book(page("start")), page("start"), ()).address == ""


def test_what_is_being_written_has_no_policy_because_mkdocs_adds_a_script() -> None:
    made = book(page("start"))
    assert Site(made, (), TODAY).context(page("start")).policy == POLICY
    assert Site(made, (), TODAY, serving=True).context(page("start")).policy == ""


def test_scripts_are_told_of_the_book_as_one_line_of_script() -> None:
    made = replace(book(page("start")), labels={"copy": "</script> \u2028 ä"})
    told = script(made)
    assert json.loads(told.removeprefix("window.handbook = ").rstrip(";\n"))["labels"] == {"copy": "</script> \u2028 ä"}


def test_the_brand_is_a_style_for_light_and_dark() -> None:
    made = replace(book(page("start")), brand=Brand(colour="#ffd400", font="Our Font"))
    light, dark = style(made).splitlines()
    assert "--hb-brand: #ffd400;" in light
    assert '--hb-font: "Our Font", -apple-system' in light
    assert dark.startswith("@media screen and (prefers-color-scheme: dark)")


class TestPageOfProblems:
    PROBLEMS = HandbookError([Problem(Place("p.yml", 2), "'<b>' is wrong", "write *x*"), Problem(Place("p.yml", 1), "first")])

    def test_says_every_problem_in_order(self) -> None:
        page = page_of_problems(self.PROBLEMS).pages[0]
        bullets = next(block for block in page.blocks if isinstance(block, Bullets))
        assert [item.text.partition(" ")[0] for item in bullets.items] == ["p.yml:1:", "p.yml:2:"]

    def test_shows_what_was_written_letter_by_letter(self) -> None:
        text = write_page(page_of_problems(self.PROBLEMS).pages[0])
        assert "<b>" not in text
        assert "*x*" not in text
        assert "&#60;b&#62;" in text


@pytest.mark.parametrize(
    ("asset", "wanted"),
    [
        ("assets/stylesheets/main.57a0d79d.min.css", True),
        ("assets/stylesheets/main.57a0d79d.min.css.map", False),
        ("assets/stylesheets/palette.fb2fffe2.min.css", False),
        ("assets/javascripts/bundle.min.js", False),
        ("assets/javascripts/lunr/min/lunr.fi.min.js", False),
        ("assets/images/favicon.png", False),
    ],
)
def test_of_the_theme_only_its_stylesheet(asset: str, wanted: bool) -> None:
    assert needed(asset) is wanted
