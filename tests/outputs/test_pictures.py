"""Pictures: to scale, readable without colour, in words as well, and nothing that leaves its element."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from html import unescape
from typing import get_args

import pytest

from generator.outputs.pictures import drawing
from generator.outputs.pictures.drawing import LINE, SIZE, WIDTH, width_of, wrapped
from generator.pictures import (
    Against,
    Bar,
    Call,
    Calls,
    Chart,
    DayLine,
    Flowchart,
    Ladder,
    Mark,
    Picture,
    Rung,
    Scale,
    Step,
    Stretch,
    Timetable,
)
from tests.toybox import ROOT

AGAINST = Against(Bar("needed", (6, 2), "8", ("6", "2")), Bar("there", (5,), "5"), "missing: 3")
CHART = Chart("Hours", ("posts", "answers"), (Bar("Facebook", (4, 0), "4"), Bar("X", (2, 2), "4")), "In words.", AGAINST)
WEEK = Timetable(
    "Week",
    ("answers", "on call"),
    (DayLine("Mon", (Stretch(480, 960, 0, "8–16"), Stretch(960, 1200, 1, "16–20"))), DayLine("Sun", ())),
    "In words.",
)
SCALE = Scale("Answers", 3, (Mark("One?", 0, "no"), Mark("Two?", 2, "yes"), Mark("Three?", None, "not known")), "In words.")
LADDER = Ladder("Sizes", (Rung("Small", "under 20"), Rung("Large", "20 or more")), 1, 0.5, "we: 64", "In words.")
CALLS = Calls(
    "Calls",
    (Call("whoever notices", "Kim", ("leads", "speaks")), Call("no answer", "Sam"), Call("then", "Pat", ("ads",), beside=True)),
    "In words.",
)
GUIDE = Flowchart(
    "Guide", (Step(1, "Danger", "Is it?", (("Yes", 3), ("No", 2))), Step(2, "Wait"), Step(3, "Call")), "In words."
)
PICTURES = (CHART, WEEK, SCALE, LADDER, CALLS, GUIDE)
every_picture = pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: type(picture).__name__)


def drawn(what: Picture) -> ElementTree.Element:
    """The figure as a tree; fails where it is not well-formed."""
    return ElementTree.fromstring(drawing(what).replace(' xmlns="http://www.w3.org/2000/svg"', ""))


def svg_of(what: Picture) -> ElementTree.Element:
    svg = drawn(what).find("svg")
    assert svg is not None
    return svg


def labels(what: Picture) -> list[str]:
    return [text.text or "" for text in svg_of(what).iter("text")]


def of_class(what: Picture, look: str) -> list[dict[str, float]]:
    """The sizes of every shape with this class."""
    shapes = (element for element in svg_of(what).iter() if look in element.get("class", "").split())
    return [{key: float(value) for key, value in shape.items() if key in ("x", "y", "width", "height")} for shape in shapes]


def test_each_kind_of_picture_is_among_these() -> None:
    assert {type(picture) for picture in PICTURES} == set(get_args(Picture))


@every_picture
def test_the_picture_says_in_words_what_it_shows(picture: Picture) -> None:
    figure = drawn(picture)
    svg = svg_of(picture)
    assert (svg.get("role"), svg.get("aria-label"), figure.findtext("p")) == ("img", picture.title, picture.text)
    assert figure.findtext("figcaption") == picture.title


@every_picture
def test_every_text_of_the_picture_is_written_on_it(picture: Picture) -> None:
    assert set(labels(picture)) >= {text for text in _texts(picture) if text not in (picture.title, picture.text, "16–20")}


def _texts(value: object) -> set[str]:
    """Every text in a picture, and the numbers of steps."""
    if isinstance(value, str):
        return {value} - {""}
    if isinstance(value, tuple):
        return set().union(*map(_texts, value)) if value else set()
    if isinstance(value, Step):
        return {str(value.number), value.heading, *_texts(value.question), *(text for text, _ in value.choices)}
    return _texts(tuple(vars(value).values())) if hasattr(value, "__dict__") else set()


@every_picture
def test_it_is_one_block_for_markdown_without_styles_or_ids(picture: Picture) -> None:
    written = drawing(picture)
    assert "\n\n" not in written
    assert not re.search(r"\b(style|id|fill|stroke|on\w+)=", written)


@every_picture
def test_every_look_is_one_that_the_stylesheets_know(picture: Picture) -> None:
    css = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "handbook" / "assets").glob("*.css"))
    used = {look for element in svg_of(picture).iter() for look in element.get("class", "").split()}
    assert used
    assert {look for look in used if f".{look}" not in css} == set()


@every_picture
def test_nothing_is_drawn_outside(picture: Picture) -> None:
    svg = svg_of(picture)
    _, _, width, height = map(float, svg.get("viewBox", "").split())
    assert width == WIDTH
    for x, y, wide, high in _areas(svg, 0):
        assert -1 <= x <= x + wide <= WIDTH + 1
        assert -1 <= y <= y + high <= height + 1


def _areas(element: ElementTree.Element, down: float) -> list[tuple[float, float, float, float]]:
    """Where rectangles and lines of text stand, those in lowered parts counted from the top."""
    down += float(re.findall(r"translate\(0 ([\d.]+)\)", element.get("transform", "translate(0 0)"))[0])
    areas = []
    for child in element:
        if child.tag == "rect":
            x, y, width, height = (float(child.get(key, "")) for key in ("x", "y", "width", "height"))
            areas.append((x, y + down, width, height))
        elif child.tag == "text":
            wide = width_of(child.text or "")
            left = float(child.get("x", "")) - {None: 0.0, "middle": wide / 2, "end": wide}[child.get("text-anchor")]
            areas.append((left, float(child.get("y", "")) + down - SIZE + 3, wide, SIZE - 3))
        areas += _areas(child, down)
    return areas


HOSTILE = '"><script>alert(1)</script>'
STRANGE = (
    Chart(HOSTILE, (HOSTILE,), (Bar(HOSTILE, (1,), HOSTILE, (HOSTILE,)),), HOSTILE),
    Timetable(HOSTILE, (HOSTILE,), (DayLine("Mon", (Stretch(0, 1440, 0, HOSTILE),)),), HOSTILE),
    Scale(HOSTILE, 3, (Mark(HOSTILE, 1, HOSTILE),), HOSTILE),
    Ladder(HOSTILE, (Rung(HOSTILE, HOSTILE),), 0, 0.5, HOSTILE, HOSTILE),
    Calls(HOSTILE, (Call(HOSTILE, HOSTILE, (HOSTILE,)), Call(HOSTILE, HOSTILE, beside=True)), HOSTILE),
    Flowchart(HOSTILE, (Step(1, HOSTILE, HOSTILE, ((HOSTILE, 2),)), Step(2, HOSTILE)), HOSTILE),
)


@pytest.mark.parametrize("picture", STRANGE, ids=lambda picture: type(picture).__name__)
def test_a_text_cannot_leave_its_element(picture: Picture) -> None:
    figure = drawn(picture)
    shapes = {"figure", "figcaption", "svg", "g", "rect", "circle", "path", "polygon", "text", "p"}
    assert {element.tag for element in figure.iter()} <= shapes
    assert figure.findtext("figcaption") == HOSTILE
    assert HOSTILE in "".join(labels(picture))


def test_values_of_a_profile_are_not_escaped_twice() -> None:
    ladder = Ladder("A &#38; B", (Rung("&#42;x&#42;", "&#91;y&#93;&#40;z&#41;"),), 0, 0, "**bold** [text](unit:a)", "&#38;lt;")
    assert drawn(ladder).findtext("figcaption") == "A & B"
    assert labels(ladder) == ["*x*", "[y](z)", "bold text"]
    assert drawn(ladder).findtext("p") == "&lt;"


class TestChart:
    def test_all_bars_have_one_scale(self) -> None:
        """The needed 6 and 2, then Facebook's 4, then 2 and 2; eight are as wide as the picture."""
        solid, hatched = ([bar["width"] for bar in of_class(CHART, f"hb-series-{look}")[1:]] for look in (0, 1))
        assert solid == pytest.approx([WIDTH * share for share in (6 / 8, 4 / 8, 2 / 8)])
        assert hatched == pytest.approx([WIDTH * share for share in (2 / 8, 2 / 8)])

    def test_what_is_missing_reaches_from_what_is_there_to_what_is_needed(self) -> None:
        [there], [gap] = of_class(CHART, "hb-there"), of_class(CHART, "hb-gap")
        assert there["width"] == pytest.approx(WIDTH * 5 / 8)
        assert (gap["x"], gap["width"]) == pytest.approx((there["width"], WIDTH * 3 / 8))

    @pytest.mark.parametrize("bars", [(), (Bar("a", (0, 0), "0"),)])
    def test_nothing_to_draw_is_no_mistake(self, bars: tuple[Bar, ...]) -> None:
        chart = Chart("Hours", ("posts", "answers"), bars, "In words.")
        assert len(of_class(chart, "hb-series-0")) == 1  # the legend's

    def test_looks_differ_without_colour(self) -> None:
        assert len(of_class(CHART, "hb-lines")) == len(of_class(CHART, "hb-series-1"))


class TestTimetable:
    def test_hours_are_to_scale_and_side_by_side(self) -> None:
        [here], [on_call] = of_class(WEEK, "hb-series-0")[1:], of_class(WEEK, "hb-series-1")[1:]
        assert here["width"] == pytest.approx(2 * on_call["width"], abs=0.2)
        assert here["x"] + here["width"] == pytest.approx(on_call["x"], abs=0.2)

    def test_a_day_without_anybody_is_an_empty_strip(self) -> None:
        assert len(of_class(WEEK, "hb-empty")) == 2

    def test_a_short_stretch_has_its_hours_beside_it(self) -> None:
        """Before it, or after it where the day has just begun."""
        days = (DayLine("a", (Stretch(780, 840, 0, "13–14"),)), DayLine("b", (Stretch(0, 60, 0, "0–1"),)))
        table = Timetable("Week", ("here",), days, "In words.")
        sides = {text.text: text.get("text-anchor") for text in svg_of(table).iter("text") if "–" in (text.text or "")}
        assert sides == {"13–14": "end", "0–1": None}


class TestScale:
    def test_what_is_not_known_stands_outside(self) -> None:
        [apart] = of_class(SCALE, "hb-apart")
        ends = [float(x) for track in svg_of(SCALE).iter("path") for x in re.findall(r"L([\d.]+)", track.get("d", ""))]
        assert apart["x"] > max(ends)
        assert "?" in labels(SCALE)

    def test_the_higher_the_fuller(self) -> None:
        middle = Scale("Answers", 3, (Mark("One?", 1, "partly"),), "In words.")
        full = [len([e for e in svg_of(s).iter() if e.get("class") == "hb-dot-full"]) for s in (SCALE, middle)]
        assert full == [1, 1]  # the yes whole; the partly by half, the no not at all
        assert {e.tag for e in svg_of(middle).iter() if e.get("class") == "hb-dot-full"} == {"path"}


class TestLadder:
    def test_only_the_own_step_is_full_and_each_begins_where_the_other_ends(self) -> None:
        [own], [other] = of_class(LADDER, "hb-series-0"), of_class(LADDER, "hb-rung")
        assert own["x"] == pytest.approx(other["x"] + other["width"] + 2)

    @pytest.mark.parametrize("share", [0, 1])
    def test_the_pointer_stays_in_the_picture(self, share: float) -> None:
        ladder = Ladder("Sizes", (Rung("Small", "under 20"),), 0, share, "we: 64 and a good many more", "In words.")
        [pointer] = svg_of(ladder).iter("polygon")
        assert all(0 <= float(point.split(",")[0]) <= WIDTH for point in pointer.get("points", "").split())


class TestFlows:
    def test_every_call_is_a_box_and_those_beside_are_set_in(self) -> None:
        assert [box["x"] for box in of_class(CALLS, "hb-box")] == [1, 1, 29]

    def test_how_it_comes_to_those_beside_is_said_once(self) -> None:
        two = Calls("Calls", (Call("a", "Kim"), Call("b", "Sam", beside=True), Call("b", "Pat", beside=True)), "In words.")
        assert labels(two) == ["a", "Kim", "b", "Sam", "Pat"]

    def test_each_answer_leads_to_a_number_in_the_shape_of_what_comes(self) -> None:
        """One square for the question; a circle for each outcome, and for each answer that leads to one."""
        assert labels(GUIDE) == ["Danger", "Is it?", "1", "Yes", "3", "No", "2", "Wait", "2", "Call", "3"]
        looks = [
            element.get("class") for element in svg_of(GUIDE).iter() if (element.get("class") or "").startswith("hb-number")
        ]
        assert looks == ["hb-number", *["hb-number-end"] * 4]

    def test_outcomes_stand_after_the_questions(self) -> None:
        mixed = Flowchart("Guide", (Step(1, "End"), Step(2, "Ask", "Is it?", (("Yes", 1),))), "In words.")
        assert labels(mixed) == ["Ask", "Is it?", "2", "Yes", "1", "End", "1"]

    def test_no_steps_are_no_mistake(self) -> None:
        assert labels(Flowchart("Guide", (), "In words.")) == []


class TestWords:
    def test_words_go_on_in_the_next_line_and_long_ones_are_cut(self) -> None:
        text = "one two three " + "x" * 60
        rows = wrapped(text, 100)
        assert all(width_of(row) <= 100 for row in rows)
        assert "".join(rows).replace(" ", "") == text.replace(" ", "")

    def test_a_line_has_room_for_its_letters(self) -> None:
        assert LINE > SIZE

    def test_an_entity_is_one_letter(self) -> None:
        assert wrapped("&#38;" * 5, 1000) == [unescape("&amp;") * 5]
