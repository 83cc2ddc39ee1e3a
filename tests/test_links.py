"""Links to units are led to where their units are, through blocks of every kind."""

from __future__ import annotations

import pytest

from generator.blocks import Block, Bullets, Callout, Checklist, Choice, Guide, Heading, Item, Prose, Table, Words
from generator.links import linked_units, resolve

HOMES = {"a": "a", "a#x": "short#x", "b": "b"}


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("See [this](unit:a).", "See [this](page:a)."),
        ("See [this](unit:a#x), [that](unit:b).", "See [this](page:short#x), [that](page:b)."),
        ("See [this](unit:gone).", "See this."),
        ("See [**this**](unit:gone#x) and [that](unit:a).", "See **this** and [that](page:a)."),
        ("See [the [johtaja](lang:fi)](unit:a).", "See [the [johtaja](lang:fi)](page:a)."),
        ("See [the [johtaja](lang:fi)](unit:gone).", "See the [johtaja](lang:fi)."),
        ("See [this](https://a.example/unit:a).", "See [this](https://a.example/unit:a)."),
        ("A unit: a thing.", "A unit: a thing."),
        ("unit:a", "page:a"),
        ("unit:gone", ""),
    ],
)
def test_a_text(text: str, led: str) -> None:
    assert resolve(text, HOMES.get) == led


@pytest.mark.parametrize(
    ("block", "led"),
    [
        (Heading(2, "[x](unit:a)", "h"), Heading(2, "[x](page:a)", "h")),
        (Bullets((Item("[x](unit:b)", "i", ("[y](unit:gone)",)),)), Bullets((Item("[x](page:b)", "i", ("y",)),))),
        (Checklist((Item("[x](unit:b)"),), "c", "weekly", "lead"), Checklist((Item("[x](page:b)"),), "c", "weekly", "lead")),
        (Table(("[x](unit:a)",), (("[x](unit:b)",),)), Table(("[x](page:a)",), (("[x](page:b)",),))),
        (Words("t", ("[x](unit:gone)",)), Words("t", ("x",))),
        (Callout("tip", "[x](unit:a)", ()), Callout("tip", "[x](page:a)", ())),
        (Guide("q", (Choice("x", "unit:a#x"),)), Guide("q", (Choice("x", "page:short#x"),))),
    ],
)
def test_a_block(block: Block, led: Block) -> None:
    assert resolve(block, HOMES.get) == led


def test_what_holds_no_link_is_the_very_same() -> None:
    blocks: tuple[Block, ...] = (Prose("x"), Bullets((Item("y"),)))
    assert resolve(blocks, HOMES.get) is blocks


def test_which_units_a_text_links_to() -> None:
    assert list(linked_units("[x](unit:a#b) and [y](unit:c), not [z](https://d.example)")) == ["a#b", "c"]
