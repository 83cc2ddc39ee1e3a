"""A Markdown file into pieces: the dialect, ids, slots, and what is complained about with its line."""

from __future__ import annotations

import pytest

from generator.blocks import Block, Bullets, Callout, Checklist, Choice, Guide, Heading, Item, Prose, Table, Words
from generator.dialect import parse_prose
from generator.prose import Document, Slot, split_slots, text_hash


def parsed(text: str) -> Document:
    return parse_prose(text, "a.md")


def blocks(text: str) -> list[Block | Slot]:
    document = parsed(text)
    assert document.problems == ()
    return [piece.block for piece in document.pieces]


def complaints(text: str) -> list[str]:
    return [str(problem) for problem in parsed(text).problems]


class TestFrontMatter:
    def test_keys_and_values_are_texts_without_quotes(self) -> None:
        document = parsed("---\ntitle: \"{{ channel.name }}\"\nreviewed: 2026-01-02\nnote: 'a: b'\n---\nText.\n")
        assert document.front == {"title": "{{ channel.name }}", "reviewed": "2026-01-02", "note": "a: b"}
        assert document.title == "{{ channel.name }}"

    def test_lines_are_counted_from_the_top_of_the_file(self) -> None:
        assert [piece.line for piece in parsed("---\ntitle: A\n---\n\nOne.\n\nTwo.\n").pieces] == [5, 7]

    def test_a_file_may_do_without(self) -> None:
        document = parsed("One.\n")
        assert (document.front, document.title, document.pieces[0].line) == ({}, "", 1)

    def test_a_byte_order_mark_is_no_text(self) -> None:
        assert parsed("\ufeff---\ntitle: A\n---\n").title == "A"


class TestDialect:
    def test_paragraphs_join_their_lines(self) -> None:
        assert blocks("One\ntwo.\n\nThree. {#three}\n") == [Prose("One two."), Prose("Three.", "three")]

    def test_headings_have_a_level_and_an_id(self) -> None:
        assert blocks("## Big {#big}\n\n### Small {#small}\n") == [Heading(2, "Big", "big"), Heading(3, "Small", "small")]

    def test_lists(self) -> None:
        assert blocks("- one\n- two {#two}\n    - child\n    more\n") == [
            Bullets((Item("one"), Item("two", "two", ("child", "more"))))
        ]
        assert blocks("1. one\n2. two\n") == [Bullets((Item("one"), Item("two")), ordered=True)]

    def test_checklists(self) -> None:
        assert blocks("- [ ] one {#one}\n- [x] two\n") == [Checklist((Item("one", "one"), Item("two")))]

    def test_a_list_ends_a_paragraph(self) -> None:
        assert blocks("Do:\n- one\n") == [Prose("Do:"), Bullets((Item("one"),))]

    def test_tables(self) -> None:
        assert blocks("| a | b |\n|---|:-:|\n| 1 | 2 |\n") == [Table(("a", "b"), (("1", "2"),))]

    def test_words_to_copy(self) -> None:
        text = '!!! words "Say this" {#say}\n    One\n    line.\n\n    Two.\n'
        assert blocks(text) == [Words("Say this", ("One line.", "Two."), "say")]

    @pytest.mark.parametrize("tone", ["danger", "warning", "note", "tip"])
    def test_callouts(self, tone: str) -> None:
        assert blocks(f'!!! {tone} "Mind"\n    One.\n') == [Callout(tone, "Mind", ("One.",))]  # type: ignore[arg-type]

    def test_a_list_inside_a_callout_is_a_paragraph_an_item(self) -> None:
        assert blocks("!!! note\n    Do:\n    - one\n    - two\n") == [Callout("note", "", ("Do:", "- one", "- two"))]

    def test_guides(self) -> None:
        text = '!!! guide "Where?" {#where}\n    - [Here](unit:a#b) {#here}\n    - [There](unit:c)\n'
        assert blocks(text) == [Guide("Where?", (Choice("Here", "unit:a#b", "here"), Choice("There", "unit:c")), "where")]

    def test_every_piece_knows_its_section(self) -> None:
        document = parsed("Open.\n\n## A {#a}\nOne.\n\n### B {#b}\nTwo.\n\n## C {#c}\n")
        assert [piece.section for piece in document.pieces] == ["", "a", "a", "a", "a", "c"]
        assert document.sections() == ("a", "c")


class TestIds:
    def test_all_that_can_be_named_with_their_lines(self) -> None:
        text = (
            "Open. {#open}\n\n## A {#a}\n- one {#one}\n    - child\n- two {#two}\n\n"
            '!!! guide "Q" {#q}\n    - [x](unit:y) {#x}\n\n!!! words "W" {#w}\n    Text.\n'
        )
        assert list(parsed(text).ids()) == [
            ("open", 1), ("a", 3), ("one", 4), ("two", 6), ("q", 8), ("x", 9), ("w", 11),
        ]  # fmt: skip

    @pytest.mark.parametrize("name", ["Big", "1st", "two-words", "_x"])
    def test_a_bad_one_is_told(self, name: str) -> None:
        hint = "small letters, digits and _, beginning with a letter"
        assert complaints(f"Open.\n\nText. {{#{name}}}\n") == [f"a.md:3: '{name}' is not a good id ({hint})"]


class TestSlots:
    def test_alone_it_is_a_place_for_blocks(self) -> None:
        assert blocks("{{ risks }}\n") == [Slot("risks")]

    def test_in_a_text_it_stays_in_the_text(self) -> None:
        assert blocks("Ask {{ crisis_lead }}.\n") == [Prose("Ask {{ crisis_lead }}.")]

    def test_texts_are_split_into_words_and_names(self) -> None:
        assert split_slots("a {{ b }} c {{d.e}}") == ("a ", "b", " c ", "d.e", "")
        assert split_slots("plain") == ("plain",)

    @pytest.mark.parametrize("text", ["{{ name }}n", "a{{ name }}", "{{ name }}ä"])
    def test_it_takes_no_ending(self, text: str) -> None:
        assert complaints(f"{text}\n") == [
            "a.md:1: a slot takes no prefix or suffix (use a form from words.yml, or label and value)"
        ]

    @pytest.mark.parametrize("text", ["({{ name }})", "{{ name }}, {{ other }}.", "**{{ name }}**", "{{ a }}2"])
    def test_marks_beside_it_are_fine(self, text: str) -> None:
        assert complaints(f"{text}\n") == []


class TestComplaints:
    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("A <b>bold</b> word", "HTML is not part of the dialect"),
            ("A <!-- hidden --> word", "HTML is not part of the dialect"),
            ("```python", "code blocks are not part of the dialect"),
            ("~~~", "code blocks are not part of the dialect"),
            ("![alt](x.png)", "pictures are not part of the dialect"),
            ("> said", "quotation blocks are not part of the dialect"),
            ("{% if x %}", "control flow does not belong into prose: a condition stands in config/outline.yml"),
            ("---", "rules across the page are not part of the dialect"),
            ("* * *", "rules across the page are not part of the dialect"),
            ("# Title {#title}", "headings are ## or ### (the title of the page stands in its front matter)"),
            ("#### Deep {#deep}", "headings are ## or ### (the title of the page stands in its front matter)"),
            ("## Nameless", "the heading 'Nameless' has no id (write {#some_name} at its end)"),
            ("| | b |\n|---|---|\n| 1 | 2 |", "a column of this table has no name"),
            (
                "| [a](unit:x) | b |\n|---|---|\n| 1 | 2 |",
                "a link stands in the head of this table (a phone hides the head: put the link beside the table)",
            ),
            ("| a | b |", "a table needs a header row and a row of dashes under it"),
            ("!!! note title", 'an admonition is written !!! kind "title"'),
            ('!!! hint "x"', "'hint' is not a kind of admonition (one of words, guide, danger, warning, note, tip)"),
        ],
    )
    def test_what_outputs_cannot_carry_is_told_with_its_line(self, line: str, message: str) -> None:
        assert complaints(f"---\ntitle: A\n---\nOpen.\n\n{line}\n") == [f"a.md:6: {message}"]

    def test_a_list_is_a_checklist_or_not(self) -> None:
        hint = "begin all of its items with '- [ ]', or none"
        assert complaints("- [ ] one\n- two\n") == [f"a.md:1: a list is either a checklist or not ({hint})"]

    def test_rows_have_as_many_cells_as_their_header(self) -> None:
        assert complaints("| a | b |\n|---|---|\n| 1 |\n") == ["a.md:1: the rows of this table have different numbers of cells"]

    def test_a_guide_holds_choices_only(self) -> None:
        text = '!!! guide "Q"\n    - [x](unit:y)\n    or else\n'
        assert complaints(text) == ["a.md:3: a choice of a guide is a list item with one link"]

    def test_all_are_told_at_once(self) -> None:
        assert len(complaints("<p>\n\n# A {#a}\n\n```\n")) == 3


class TestHash:
    def test_it_follows_text_and_title(self) -> None:
        hashes = {parsed(f"---\ntitle: {t}\n---\n{b}\n").hash for t in ("A", "B") for b in ("One.", "Two.")}
        assert len(hashes) == 4

    @pytest.mark.parametrize(
        "text",
        ["---\ntitle: A\n---\nOne.  \n\nTwo.\n", "---\ntitle: A\nreviewed: 2026-01-02\n---\n\nOne.\n\nTwo.\n\n\n"],
    )
    def test_blank_space_and_other_front_matter_do_not_count(self, text: str) -> None:
        assert parsed(text).hash == text_hash("One.\n\nTwo.", "A")

    def test_it_is_eight_characters(self) -> None:
        assert len(text_hash("", "")) == 8


def test_a_text_is_parsed_once() -> None:
    assert parsed("Once.\n") is parsed("Once.\n")
