"""Colours of a brand that can be read on light and dark pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.brand import BLACK, DARK_PAGE, DARK_TINT, LIGHT_PAGE, LIGHT_TINT, SHAPE, TEXT, WHITE, Colour, contrast, palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:], 16)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21.0),
        (WHITE, WHITE, 1.0),
        (rgb("#777777"), WHITE, 4.48),  # the example everyone knows: just too light
        (rgb("#767676"), WHITE, 4.54),
    ],
)
def test_contrast_is_that_of_wcag(one: Colour, other: Colour, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS, COLOURS)
def test_any_brand_can_be_read(colour: str, accent: str) -> None:
    made = palette(colour, accent)
    for colours, backgrounds in ((made.light, (LIGHT_PAGE, LIGHT_TINT)), (made.dark, (DARK_PAGE, DARK_TINT))):
        for background in backgrounds:
            assert contrast(rgb(colours["accent"]), background) >= TEXT
            assert contrast(rgb(colours["shape"]), background) >= SHAPE
        assert contrast(rgb(colours["on-brand"]), rgb(colours["brand"])) >= TEXT
        assert contrast(rgb(colours["on-accent"]), rgb(colours["accent"])) >= TEXT


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    made = palette("#1b5e4a", "#b3541e")
    assert (made.light["brand"], made.light["accent"], made.light["shape"]) == ("#1b5e4a", "#1b5e4a", "#b3541e")
    assert made.corrected == ()


def test_a_pale_colour_is_shown_darker_and_told() -> None:
    made = palette("#ffd400")
    assert made.light["brand"] == "#ffd400"
    assert made.light["on-brand"] == "#000000"
    (told,) = made.corrected
    assert (told.name, told.colour, told.became) == ("colour", "#ffd400", made.light["accent"])
    assert told.contrast == pytest.approx(1.31, abs=0.01)


def test_without_a_brand_the_plain_colour_is_used_and_nothing_is_told() -> None:
    assert palette(None).corrected == ()
    assert palette(None).light["brand"] == "#1b4f72"
