"""Charts: bars to scale, a text that says the same, nothing that leaves its element."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from generator.blocks import Bar, Chart, Table
from generator.outputs.charts import BAR, WIDTH, figure

NONE = Table((), ())


def chart(*bars: Bar, series: tuple[str, ...] = ("posts", "answers"), title: str = "Hours", text: str = "In words.") -> Chart:
    return Chart(title, series, bars, "hours", text, NONE)


def drawn(what: Chart) -> ElementTree.Element:
    """The figure as a tree; fails where it is not well-formed."""
    return ElementTree.fromstring(figure(what).replace(' xmlns="http://www.w3.org/2000/svg"', ""))


def widths(what: Chart) -> list[float]:
    """Of the bars' parts, without the squares of the legend."""
    return [float(rect.get("width", "")) for rect in drawn(what).iter("rect") if rect.get("height") == str(BAR)]


def test_bars_are_to_scale() -> None:
    one, two, three = widths(chart(Bar("a", (4, 0), "4"), Bar("b", (1, 2), "3")))
    assert (two / one, three / one) == pytest.approx((0.25, 0.5), abs=0.01)


def test_the_longest_bar_stays_in_the_picture() -> None:
    rects = drawn(chart(Bar("a", (5, 5), "10"))).iter("rect")
    longest = max(float(rect.get("x", "")) + float(rect.get("width", "")) for rect in rects)
    assert 0 < longest < WIDTH


@pytest.mark.parametrize("bars", [(), (Bar("a", (0, 0), "0"),)])
def test_nothing_to_draw_is_no_mistake(bars: tuple[Bar, ...]) -> None:
    assert widths(chart(*bars)) == []


def test_the_picture_says_in_words_what_it_shows() -> None:
    figure_ = drawn(chart(Bar("Facebook", (1, 1), "2")))
    svg = figure_.find("svg")
    assert svg is not None
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "In words.")
    assert [text.text for text in svg.iter("text")] == ["posts", "answers", "Facebook", "2"]
    assert (figure_.findtext("figcaption"), figure_.findtext("p")) == ("Hours", "In words.")


def test_it_is_one_block_for_markdown() -> None:
    assert "\n\n" not in figure(chart(Bar("a", (1, 2), "3"), Bar("b", (1, 2), "3")))


def test_a_text_cannot_leave_its_element() -> None:
    hostile = '"><script>alert(1)</script>'
    figure_ = drawn(chart(Bar(hostile, (1, 1), hostile), series=(hostile, "x"), title=hostile, text=hostile))
    assert {element.tag for element in figure_.iter()} == {"figure", "figcaption", "svg", "rect", "text", "p"}
    assert figure_.findtext("figcaption") == hostile


def test_values_of_a_profile_are_not_escaped_twice() -> None:
    assert drawn(chart(title="A &#38; B")).findtext("figcaption") == "A & B"
