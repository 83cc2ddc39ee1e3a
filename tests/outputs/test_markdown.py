"""Every kind of block as Markdown, and links between files as seen from the page they stand on."""

from __future__ import annotations

from typing import get_args

import pytest

from generator.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Choice,
    Code,
    Contact,
    Contacts,
    Fact,
    Facts,
    Figure,
    Guide,
    Heading,
    Item,
    Note,
    Prose,
    Table,
    Words,
)
from generator.book import Page
from generator.outputs.markdown import file_of, relative_links, write_page
from generator.pictures import Bar, Chart

TABLE = Table(("Who", "What"), (("a", "b"), ("c", "")))
CHART = Chart("Hours", ("posts",), (Bar("Facebook", (2,), "2"),), "In words.")
CONTACT = Contact("First", "Kim", "+44 (0)7700 900001", "kim@x.example", "Mon 8-16")
WRITTEN = (
    (Heading(2, "First", "first"), "## First {#first}"),
    (Heading(3, "No id", ""), "### No id"),
    (Prose("One *two*."), "One *two*."),
    (Prose("One.", "one"), "One.\n{: #one }"),
    (Bullets((Item("a", "an_id"), Item("b"))), "- a {#an_id}\n- b"),
    (Bullets((Item("a", "an_id"), Item("b", children=("x", "y"))), ordered=True), "1. a {#an_id}\n2. b\n    - x\n    - y"),
    (Checklist((Item("Do", "do"), Item("Rest", children=("well",)))), "- [ ] Do {#do}\n- [ ] Rest\n    - well"),
    (TABLE, "| Who | What |\n| --- | --- |\n| a | b |\n| c |   |"),
    (Facts(("l", "v", "g"), (Fact("x", "1", "law", "[s](https://s.example)", "2026-01-02"),)),
     "| l | v | g |\n| --- | --- | --- |\n| x | 1 | law, [s](https://s.example), 2026-01-02 |"),
    (Words("To say", ("Hello [name].", "Bye."), "hello"),
     '!!! words "To say"\n\n    Hello [name].\n\n    Bye.\n\n    {#hello}'),
    (Callout("danger", 'A "b"', ("Stop.",)), '!!! danger "A &quot;b&quot;"\n\n    Stop.'),
    (Callout("note", "", ("Look.",), "look"), '!!! note ""\n\n    Look.\n\n    {#look}'),
    (Guide("Which?", (Choice("A", "page:start"), Choice("B", "page:b/c#d")), "which"),
     '!!! guide "Which?"\n\n    - [A](../index.md)\n    - [B](../b/c.md#d)\n\n    {#which}'),
    (Contacts((CONTACT,), urgent=True),
     '!!! call "First"\n\n    **Kim**\n\n    [+44 (0)7700 900001](tel:+447700900001)\n\n'
     "    [kim&#64;x.example](mailto:kim@x.example)\n\n    Mon 8-16"),
    (Contacts((Contact("Then", "Sam"),)), '!!! contact "Then"\n\n    **Sam**'),
    (Note("why", "Because."), '!!! why ""\n\n    Because.'),
)  # fmt: skip


def page(*blocks: Block, path: str = "now/here") -> Page:
    return Page(path, "Title", "now", blocks, "en", "handbook/en/now/here.md")


@pytest.mark.parametrize(("block", "expected"), WRITTEN)
def test_block(block: Block, expected: str) -> None:
    assert write_page(page(block)) == f"# Title\n\n{expected}\n"


def test_a_figure_is_a_picture_and_the_table_that_says_the_same() -> None:
    written = write_page(page(Figure(CHART, TABLE)))
    picture, _, table = written.removeprefix("# Title\n\n").partition("\n\n")
    assert picture.startswith("<figure")
    assert picture.endswith("</figure>")
    assert table == "| Who | What |\n| --- | --- |\n| a | b |\n| c |   |\n"


def test_a_list_after_the_list_of_a_figure_stays_apart() -> None:
    lines = write_page(page(Figure(CHART, Bullets((Item("a"),))), Checklist((Item("b"),)))).splitlines()
    assert lines[-5:] == ["- a", "", "<!-- -->", "", "- [ ] b"]


def test_every_kind_of_block_is_among_these() -> None:
    assert {type(block) for block, _ in WRITTEN} | {Figure, Code} == set(get_args(Block))


def test_a_code_for_a_camera_stands_above_its_address() -> None:
    picture, text = (
        write_page(page(Code("https://a.example/?a=1&b=2", "Newest: [a](b)"))).removeprefix("# Title\n\n").split("\n\n")
    )
    assert picture.startswith('<figure class="hb-qr"><svg role="img" aria-label="https://a.example/?a=1&amp;b=2" ')
    assert text == "Newest: [a](b)\n"


def test_lists_side_by_side_stay_apart() -> None:
    numbered, ticks = Bullets((Item("a"),), ordered=True), Checklist((Item("b"),))
    assert write_page(page(numbered, ticks, Prose("c"), ticks)) == (
        "# Title\n\n1. a\n\n<!-- -->\n\n- [ ] b\n\nc\n\n- [ ] b\n"
    )  # fmt: skip


def test_a_strange_mail_address_is_only_text_and_an_address() -> None:
    written = write_page(page(Contacts((Contact("p", "w", email="*a*_b_`c`{#d}&lt;@x.example"),))))
    assert "&#42;a&#42;&#95;b&#95;&#96;c&#96;&#123;&#35;d&#125;&#38;lt;&#64;x.example" in written
    assert "(mailto:%2Aa%2A_b_%60c%60%7B%23d%7D%26lt%3B@x.example)" in written


@pytest.mark.parametrize(
    ("path", "link", "expected"),
    [
        ("start", "page:now/trouble", "now/trouble.md"),
        ("now/trouble", "page:start", "../index.md"),
        ("now/trouble", "page:now/alone#step", "alone.md#step"),
        ("now/trouble", "page:now/trouble#here", "trouble.md#here"),
        ("now/trouble", "page:crisis/plan", "../crisis/plan.md"),
        ("now/trouble", "https://x.example/page:a", "https://x.example/page:a"),
    ],
)
def test_links_are_relative(path: str, link: str, expected: str) -> None:
    assert relative_links(f"See [this]({link}) now.", path) == f"See [this]({expected}) now."


def test_the_start_page_is_the_index() -> None:
    assert [file_of("start"), file_of("start", ".html"), file_of("a/start")] == ["index.md", "index.html", "a/start.md"]
