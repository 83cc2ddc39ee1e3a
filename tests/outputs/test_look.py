"""What the templates are told: links to the same page in other languages, the way to help, the page of problems."""

from __future__ import annotations

import pytest

from generator.blocks import Bullets
from generator.book import Book, Page
from generator.outputs.look import context_of, language_name, needed, page_of_problems
from generator.outputs.markdown import write_page
from generator.problems import HandbookError, Place, Problem


def page(path: str, reviewed: str = "") -> Page:
    return Page(path, path, "now", (), "en", "", reviewed)


def book(*paths: str) -> Book:
    return Book("toy", "Toy", "Toy", "en", ("en", "fi"), "everyone", {}, {"copy": "Copy"}, tuple(map(page, paths)))


class TestLanguages:
    def test_the_same_page_in_the_folder_beside(self) -> None:
        links = context_of(book("start"), page("start"), ("en", "fi")).languages
        assert [(link.code, link.href, link.here) for link in links] == [
            ("en", "../en/index.html", True), ("fi", "../fi/index.html", False),
        ]  # fmt: skip

    def test_from_a_page_further_down(self) -> None:
        links = context_of(book("crisis/plan"), page("crisis/plan"), ("en", "fi")).languages
        assert [link.href for link in links] == ["../../en/crisis/plan.html", "../../fi/crisis/plan.html"]

    @pytest.mark.parametrize("siblings", [(), ("en",)])
    def test_one_language_needs_no_links(self, siblings: tuple[str, ...]) -> None:
        assert context_of(book("start"), page("start"), siblings).languages == ()

    @pytest.mark.parametrize(("code", "name"), [("en", "English"), ("fi", "Suomi"), ("pl", "Polski")])
    def test_a_language_is_named_as_its_speakers_do(self, code: str, name: str) -> None:
        assert language_name(code) == name


class TestTrouble:
    @pytest.mark.parametrize(("path", "href"), [("start", "now/trouble.html"), ("crisis/plan", "../now/trouble.html")])
    def test_every_page_leads_there(self, path: str, href: str) -> None:
        assert context_of(book("now/trouble", path), page(path), ()).trouble == href

    def test_the_page_itself_does_not(self) -> None:
        assert context_of(book("now/trouble"), page("now/trouble"), ()).trouble == ""

    def test_nor_where_there_is_no_such_page(self) -> None:
        assert context_of(book("start"), page("start"), ()).trouble == ""


@pytest.mark.parametrize(("reviewed", "shown"), [("2026-01-02", "2 January 2026"), ("", "")])
def test_the_day_of_the_last_review(reviewed: str, shown: str) -> None:
    assert context_of(book("start"), page("start", reviewed), ()).reviewed == shown


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
        ("assets/handbook.css", True),
        ("assets/javascripts/bundle.min.js", True),
        ("assets/javascripts/bundle.min.js.map", False),
        ("assets/javascripts/lunr/min/lunr.fi.min.js", True),
        ("assets/javascripts/lunr/min/lunr.ru.min.js", False),
        ("assets/javascripts/lunr/min/lunr.multi.min.js", True),
        ("assets/javascripts/lunr/min/lunr.stemmer.support.min.js", True),
        ("assets/javascripts/lunr/wordcut.js", False),
    ],
)
def test_only_what_readers_need(asset: str, wanted: bool) -> None:
    assert needed(asset, "fi") is wanted
