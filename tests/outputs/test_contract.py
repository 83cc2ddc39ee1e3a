"""The HTML that readers get for checklists, words to copy, guides, callouts and contacts: ours, whatever makes the site."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown
from markdown.extensions import Extension

from generator.outputs.contract import Contract


def html(text: str) -> str:
    """As MkDocs renders it with this project's extensions, without the line ends between elements."""
    extensions: list[str | Extension] = ["toc", "tables", "fenced_code", "admonition", "attr_list", Contract()]
    return re.sub(r"\n\s*", "", Markdown(extensions=extensions).convert(text))


class TestChecklists:
    def test_the_whole_text_names_the_box(self) -> None:
        assert html("- [ ] **Stop** it. {#stop}\n- [ ] Rest.") == (
            '<ul class="hb-checklist">'
            '<li id="stop"><label class="hb-check"><input data-item="stop" type="checkbox" />'
            "<span><strong>Stop</strong> it.</span></label></li>"
            '<li><label class="hb-check"><input type="checkbox" /><span>Rest.</span></label></li>'
            "</ul>"
        )

    def test_what_belongs_to_an_item_stands_outside_its_label(self) -> None:
        assert html("- [ ] Do {#do}\n    - this\n    - that") == (
            '<ul class="hb-checklist"><li id="do">'
            '<label class="hb-check"><input data-item="do" type="checkbox" /><span>Do</span></label>'
            "<ul><li>this</li><li>that</li></ul></li></ul>"
        )

    def test_a_link_in_an_item_stays_a_link(self) -> None:
        assert '<span>See <a href="x.html">this</a>.</span>' in html("- [ ] See [this](x.html). {#see}")

    def test_a_list_without_boxes_is_left_alone(self) -> None:
        assert html("- a\n- b") == "<ul><li>a</li><li>b</li></ul>"

    def test_lists_kept_apart_keep_their_boxes(self) -> None:
        assert html("1. a\n\n<!-- -->\n\n- [ ] b") == (
            '<ol><li>a</li></ol><!-- --><ul class="hb-checklist"><li><label class="hb-check">'
            '<input type="checkbox" /><span>b</span></label></li></ul>'
        )


class TestIds:
    @pytest.mark.parametrize("mark", ["-", "1."])
    def test_an_item_gets_its_id(self, mark: str) -> None:
        assert '<li id="call">Call</li>' in html(f"{mark} Call {{#call}}\n{mark} Rest")

    def test_with_children_too(self) -> None:
        assert html("1. Call {#call}\n    - now") == '<ol><li id="call">Call<ul><li>now</li></ul></li></ol>'

    @pytest.mark.parametrize("text", ["- a {#A}", "- a {#1}", "- a {#b} c", "- a {.b}"])
    def test_only_an_id_of_ours_at_the_end(self, text: str) -> None:
        assert "id=" not in html(text)

    def test_of_a_paragraph_and_a_heading(self) -> None:
        section = '<section class="hb-section"><h2 id="one">A</h2><p id="two">Text.</p></section>'
        assert html("## A {#one}\n\nText.\n{: #two }") == section


class TestSections:
    def test_each_heading_of_level_2_with_what_follows(self) -> None:
        assert html("Before.\n\n## A {#a}\n\n### B {#b}\n\nOne.\n\n## C {#c}\n\nTwo.") == (
            '<p>Before.</p><section class="hb-section"><h2 id="a">A</h2><h3 id="b">B</h3><p>One.</p></section>'
            '<section class="hb-section"><h2 id="c">C</h2><p>Two.</p></section>'
        )

    def test_without_headings_there_are_none(self) -> None:
        assert html("One.\n\n- Two.") == "<p>One.</p><ul><li>Two.</li></ul>"


class TestTables:
    def test_a_head_says_what_its_column_holds(self) -> None:
        assert html("| A | B |\n| --- | --- |\n| some words | more of them |").count('<th scope="col">') == 2

    @pytest.mark.parametrize(
        ("head", "row", "labelled"),
        [
            ("| A | B |", "| words | words |", False),
            ("| A | B | C |", "| words | 1 | 2.5 |", False),
            ("| A | B | C |", "| words | 1 | words |", True),
            ("| A | B | C | D |", "| words | 1 | 2 | 3 |", True),
        ],
    )
    def test_cells_of_a_wide_one_say_which_column_they_are_from(self, head: str, row: str, labelled: bool) -> None:
        made = html(f"{head}\n{'| --- ' * head.count(' |')}|\n{row}")
        assert (made.count("data-label=") == head.count(" |")) is labelled
        assert ('data-label="C"' in made) is labelled

    def test_a_label_is_text_whatever_stands_in_the_head(self) -> None:
        table = html("| **A** &#60;b&#62; [x](y) | B | C |\n| --- | --- | --- |\n| a | b | cd |")
        assert 'data-label="A &#60;b&#62; x"' in table


class TestWords:
    def test_words_to_copy(self) -> None:
        assert html('!!! words "To say"\n\n    Hello [name].\n\n    *Bye*.\n\n    {#hello}') == (
            '<figure class="hb-words" id="hello"><figcaption>To say</figcaption><blockquote>'
            '<p>Hello <span class="hb-fill">[name]</span>.</p><p><em>Bye</em>.</p></blockquote></figure>'
        )

    def test_an_id_at_the_end_of_its_last_paragraph(self) -> None:
        assert html('!!! words "To say"\n\n    Hello. {#hello}') == (
            '<figure class="hb-words" id="hello"><figcaption>To say</figcaption><blockquote><p>Hello.</p></blockquote></figure>'
        )


class TestGuide:
    def test_a_question_and_its_choices(self) -> None:
        assert html('!!! guide "Which?"\n\n    - [A](a.html)\n    - [B](b.html)\n\n    {#which}') == (
            '<nav aria-label="Which?" class="hb-guide" id="which">'
            '<p aria-level="2" class="hb-question" role="heading">Which?</p>'
            '<ul><li><a href="a.html">A</a></li><li><a href="b.html">B</a></li></ul></nav>'
        )

    def test_marks_in_the_question_cannot_leave_the_attribute(self) -> None:
        question = "A &quot;b&quot; &#60;c&#62;?"
        assert f'<nav aria-label="{question}"' in html(f'!!! guide "{question}"\n\n    - [A](a)')


class TestCallouts:
    @pytest.mark.parametrize("tone", ["danger", "warning", "note", "tip"])
    def test_tone(self, tone: str) -> None:
        heading = ' aria-level="2"' if tone == "danger" else "", ' role="heading"' if tone == "danger" else ""
        assert html(f'!!! {tone} "Look"\n\n    Here.') == (
            f'<aside class="hb-callout hb-{tone}"><p{heading[0]} class="hb-title"{heading[1]}>Look</p><p>Here.</p></aside>'
        )

    def test_danger_is_a_heading_under_the_one_before_it(self) -> None:
        shown = html('!!! danger "A"\n\n    Here.\n\n## Section {#s}\n\n!!! danger "B"\n\n    Here.')
        assert '<p aria-level="2" class="hb-title" role="heading">A</p>' in shown
        assert '<p aria-level="3" class="hb-title" role="heading">B</p>' in shown

    def test_without_title(self) -> None:
        shown = html('!!! note ""\n\n    Here.\n\n    {#here}')
        assert shown == '<aside class="hb-callout hb-note" id="here"><p>Here.</p></aside>'

    def test_any_other_kind_is_a_note(self) -> None:
        assert html('!!! bug "x"\n\n    y').startswith('<aside class="hb-callout hb-note">')

    def test_why_it_is_here(self) -> None:
        assert html('!!! why ""\n\n    Because.') == '<aside class="hb-why"><p>Because.</p></aside>'


class TestContacts:
    @pytest.mark.parametrize("kind", ["call", "contact"])
    def test_card(self, kind: str) -> None:
        title = 'aria-level="2" class="hb-title" role="heading"' if kind == "call" else 'class="hb-title"'
        assert html(f'!!! {kind} "First"\n\n    **Kim**\n\n    [+44 7700](tel:+447700)') == (
            f'<div class="hb-{kind}"><p {title}>First</p><p><strong>Kim</strong></p>'
            '<p><a href="tel:+447700">+44 7700</a></p></div>'
        )


class TestFillIns:
    def test_what_a_person_fills_in(self) -> None:
        assert html("By [a time you can keep].") == '<p>By <span class="hb-fill">[a time you can keep]</span>.</p>'

    def test_a_link_is_no_fill_in(self) -> None:
        assert html("[text](x.html)") == '<p><a href="x.html">text</a></p>'

    def test_nothing_inside_is_read_as_html(self) -> None:
        assert html("[&#60;b&#62;]") == '<p><span class="hb-fill">[&#60;b&#62;]</span></p>'
