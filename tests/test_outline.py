"""outline.yml as a value, and every mistake in it with its place."""

from __future__ import annotations

import pytest

from generator.outline import EDITIONS, Outline, lay_over, read_outline, reads
from generator.problems import HandbookError, Place
from generator.yamlfile import parse_yaml
from tests.toybox import lines


def outline(text: str) -> Outline:
    return read_outline(parse_yaml(text, "outline.yml"))


def complaints(text: str) -> list[str]:
    with pytest.raises(HandbookError) as error:
        outline(text)
    return lines(error.value)


def page(*more: str) -> str:
    """An outline of one page with these keys."""
    return "- part: now\n  pages:\n    - page: start\n" + "".join(f"      {line}\n" for line in more)


class TestReading:
    def test_a_page_without_a_line_on_readers_belongs_to_the_team(self) -> None:
        assert outline(page()).pages[0].rule.edition == "team"

    def test_a_unit_goes_with_its_page_or_is_narrower(self) -> None:
        units = (
            outline(page("for: public", "only:", "  a: solo", "  b: {for: lead}", "  c: {when: solo, for: team}"))
            .pages[0]
            .units
        )
        assert {name: (rule.condition.text, rule.edition) for name, rule in units.items()} == {
            "a": ("solo", "public"),
            "b": ("", "lead"),
            "c": ("solo", "team"),
        }

    def test_every_rule_knows_its_unit_and_its_place(self) -> None:
        rules = [(unit, rule.place) for unit, rule in outline(page("only:", "  a: solo")).rules()]
        assert rules == [("start", Place("outline.yml", 3, 13)), ("start#a", Place("outline.yml", 5, 12))]

    def test_what_a_page_repeats_replaces_and_holds(self) -> None:
        read = outline(page("each: channels", "base: every", "instead_of: [a, b]", "holds: [a#x]")).pages[0]
        assert (read.each, read.base, read.instead_of, read.holds) == ("channels", "every", ("a", "b"), ("a#x",))

    def test_pages_stand_in_the_order_written(self) -> None:
        text = "- {part: b, pages: [{page: z}, {page: a}]}\n- {part: a, pages: [{page: m}]}\n"
        assert [(p.part, p.page) for p in outline(text).pages] == [("b", "z"), ("b", "a"), ("a", "m")]


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ("part: now", "outline.yml:1:1: a list belongs here (start each entry with '- ')"),
            ("- part: now", "outline.yml:1:3: a part has the keys 'part' and 'pages', and may have 'owner'"),
            (
                "- {part: now, pages: [], title: x}",
                "outline.yml:1:3: a part has the keys 'part' and 'pages', and may have 'owner'",
            ),
            ("- {part: now, pages: start}", "outline.yml:1:22: a list belongs here (start each entry with '- ')"),
            ("- part: now\n  pages:\n    - start", "outline.yml:3:7: a page needs the key 'page'"),
            ("- part: now\n  pages:\n    - when: a", "outline.yml:3:7: a page needs the key 'page'"),
            (page("whn: a"), "outline.yml:4:12: 'whn' is not a key of a page (did you mean 'when'?)"),
            (page("for: boss"), "outline.yml:4:12: 'boss' is not an edition (one of public, everyone, team, lead)"),
            (page("when: a and"), "outline.yml:4:13: 'a and' is not a condition"),
            (page("when: [a]"), "outline.yml:4:7: a condition is one line of text"),
            (page("only:", "  x: a +"), "outline.yml:5:12: 'a +' is not a condition"),
            (page("only:", "  x: [a]"), "outline.yml:5:9: 'x' needs a condition, or 'when' and 'for'"),
            (page("only:", "  x: {}"), "outline.yml:5:12: 'x' needs a condition, or 'when' and 'for'"),
            (page("only:", "  x: {unless: a}"), "outline.yml:5:9: 'x' needs a condition, or 'when' and 'for'"),
            (
                page("only:", "  x: {for: boss}"),
                "outline.yml:5:18: 'boss' is not an edition (one of public, everyone, team, lead)",
            ),
            ("- part: [now]\n  pages: []", "outline.yml:1:3: a part has the keys 'part' and 'pages', and may have 'owner'"),
            ("- {part: now, pages: [{page: [x]}]}", "outline.yml:1:24: 'page' is one line of text"),
            (page("base: {a: b}"), "outline.yml:4:7: 'base' is one line of text"),
            (page("only: x"), "outline.yml:4:13: 'only' maps units to conditions"),
            (page("holds: a#x"), "outline.yml:4:14: a list belongs here (start each entry with '- ')"),
            (page("instead_of: a"), "outline.yml:4:19: a list belongs here (start each entry with '- ')"),
        ],
    )
    def test_each_has_its_place_and_a_sentence(self, text: str, complaint: str) -> None:
        assert complaints(text) == [complaint]

    def test_all_are_told_at_once(self) -> None:
        assert len(complaints(page("for: boss", "whn: a", "when: a and", "only:", "  x: [a]"))) == 4


class TestEditions:
    @pytest.mark.parametrize("reader", EDITIONS)
    def test_each_reads_what_is_written_for_it_and_for_wider_circles(self, reader: str) -> None:
        allowed = [edition for edition in EDITIONS if reads(reader, edition)]  # type: ignore[arg-type]
        assert allowed == list(EDITIONS[: EDITIONS.index(reader) + 1])

    def test_they_go_from_the_widest_circle_to_the_narrowest(self) -> None:
        assert EDITIONS == ("public", "everyone", "team", "lead")


class TestLayingOver:
    def test_a_page_is_replaced_where_it_stands_and_new_ones_follow_in_their_part(self) -> None:
        lower = outline("- {part: a, pages: [{page: x}, {page: y}]}\n- {part: b, pages: [{page: z}]}\n")
        upper = outline("- {part: a, pages: [{page: n}]}\n- {part: c, pages: [{page: x, when: solo}, {page: m}]}\n")
        laid = lay_over(lower, upper)
        assert [(part.part, [p.page for p in part.pages]) for part in laid.parts] == [
            ("a", ["x", "y", "n"]),
            ("b", ["z"]),
            ("c", ["m"]),
        ]
        assert laid.pages[0].rule.condition.text == "solo"
