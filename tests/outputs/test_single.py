"""All pages in one file: anchors of their own, links that stay inside, and a policy that fits its one style."""

from __future__ import annotations

import base64
import hashlib
import re

from generator.book import Book, Page
from generator.outputs.single import anchor, moved_in, told

KNOWN = {"index.html": "start", "crisis/plan.html": "crisis/plan", "crisis/card.html": "crisis/card"}


def test_links_between_pages_become_links_inside_the_file() -> None:
    html = '<p><a href="../index.html">Start</a> <a href="card.html#call">Call</a> <a href="#first">First</a></p>'
    assert moved_in(html, "crisis/plan", KNOWN) == (
        '<p><a href="#start">Start</a> <a href="#crisis-card--call">Call</a> <a href="#crisis-plan--first">First</a></p>'
    )


def test_addresses_and_numbers_stay_as_they_are() -> None:
    html = '<a href="tel:+447700900001">A</a> <a href="https://example.com/a.html#b">B</a> <a href="mailto:a@b.example">C</a>'
    assert moved_in(html, "crisis/plan", KNOWN) == html


def test_ids_and_what_refers_to_them_take_the_page_along_and_headings_go_down() -> None:
    html = '<h1 id="t">T</h1><nav aria-labelledby="t u"><h2 id="u">U</h2></nav>'
    assert (
        moved_in(html, "a/b", KNOWN)
        == '<h2 id="a-b--t">T</h2><nav aria-labelledby="a-b--t a-b--u"><h3 id="a-b--u">U</h3></nav>'
    )


def test_no_two_units_share_an_anchor() -> None:
    assert anchor("a/b", "c") != anchor("a", "b--c").replace("--", "/")
    assert len({anchor("crisis/plan"), anchor("crisis", "plan"), anchor("crisis/plan", "x")}) == 3


def test_the_policy_allows_its_own_style_and_nothing_else() -> None:
    pages = (Page("start", "Start", "now", (), "en", "", home="now"), Page("now/trouble", "T", "now", (), "en", "", home="now"))
    book = Book("toy", "Toy", "Toy", "en", ("en",), "team", {"now": "Now"}, {}, pages)
    given = told(book, {page.path: "<p>x</p>" for page in pages}, "body{}", b"", "")
    assert given["trouble"] == "now-trouble"
    digest = base64.b64encode(hashlib.sha256(b"body{}").digest()).decode()
    assert re.findall(r"'([^']+)'", str(given["policy"])) == ["none", f"sha256-{digest}", "none", "none"]
    assert "script" not in str(given["policy"])
