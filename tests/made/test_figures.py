"""The table of a channel's facts: ours with what they rest on, and the organisation's own in place of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks import Fact, Facts
from generator.flow import book_of
from tests.toybox import SMALLEST, decided_for, page_of

OURS = Fact("alt text", "yes", "a vendor", "[A page on lengths](https://lengths.example/all)", "checked")
UNVERIFIED = Fact("edited for", "find it")


def facts(toy: Path, noted: str = "", channel: str = "facebook", language: str = "en") -> dict[str, Fact]:
    """The rows of a channel's table, by their labels."""
    text = SMALLEST.replace("[en]", "[en, fi]").replace("{channel: facebook}", f"{{channel: {channel}, noted: {{{noted}}}}}")
    page = page_of(book_of(decided_for(text, toy, "team"), language), f"channels/{channel}")
    rows = [fact for block in page.blocks if isinstance(block, Facts) for fact in block.facts]
    return {fact.label: fact for fact in rows}


def value(toy: Path, noted: str, label: str, channel: str = "facebook", language: str = "en") -> str:
    """A noted value as readers see it; nothing of ours stands beside it."""
    fact = facts(toy, noted, channel, language)[label]
    assert fact == Fact(label, fact.value, "noted by us")
    return fact.value


def test_what_nobody_noted_is_ours(toy: Path) -> None:
    found = facts(toy)
    assert list(found) == ["longest post", "alt text", "edited for"]
    assert found["longest post"].value == "63,000 characters (contested)"
    assert (found["alt text"], found["edited for"]) == (OURS, UNVERIFIED)


@pytest.mark.parametrize(
    ("fact", "label"), [("edit_window", "edited for"), ("alt_text", "alt text"), ("post_length", "longest post")]
)
def test_what_they_found_stands_in_place_of_ours_however_certain(toy: Path, fact: str, label: str) -> None:
    assert value(toy, f"{fact}: see the menu", label) == "see the menu"
    assert list(facts(toy, f"{fact}: see the menu")) == list(facts(toy))
    assert [row for row in facts(toy, f"{fact}: x").values() if row.label != label] == [
        row for row in facts(toy).values() if row.label != label
    ]


def test_what_we_do_not_tell_of_a_channel_comes_last(toy: Path) -> None:
    noted = "recovery_address: ask Kim, edit_window: an hour"
    assert list(facts(toy, noted)) == ["longest post", "alt text", "edited for", "taken over"]
    assert value(toy, noted, "taken over") == "ask Kim"


def test_a_channel_that_we_know_nothing_of(toy: Path) -> None:
    assert facts(toy, channel="linkedin") == {}
    assert value(toy, "alt_text: yes", "alt text", "linkedin") == "yes"


def test_in_the_language_of_the_page(toy: Path) -> None:
    noted = "edit_window: {en: an hour, fi: tunnin}"
    assert value(toy, noted, "edited for") == "an hour"
    assert value(toy, noted, "edited for", language="fi") == "tunnin"


@pytest.mark.parametrize(
    ("noted", "label", "shown"),
    [
        ("alt_text: yes", "alt text", "yes"),
        ("alt_text: False", "alt text", "no"),
        ("edit_window: NO", "edited for", "no"),
        ("post_length: 3000", "longest post", "3,000 characters"),
        ("post_length: about 3000", "longest post", "about 3000"),
        ("hashtags_advised: 4", "hashtags", "4"),
        ("alt_text: 4", "alt text", "4"),
        ("recovery_address: 4", "taken over", "4"),
        ("recovery_address: https://a.example/help", "taken over", "[a.example/help](https://a.example/help)"),
    ],
)
def test_a_bare_value_is_shown_as_ours_are(toy: Path, noted: str, label: str, shown: str) -> None:
    assert value(toy, noted, label) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("*b* <b>", "&#42;b&#42; &#60;b&#62;"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("see https://a.example", "see https&#58;&#47;&#47;a.example"),
        ("https://a.example/<b>", "https&#58;&#47;&#47;a.example/&#60;b&#62;"),
        ("https://a.example/](x)|", "[a.example/&#93;(x)&#124;](https://a.example/%5D%28x%29%7C)"),
    ],
)
def test_strangers_write_it(toy: Path, said: str, shown: str) -> None:
    assert value(toy, f'recovery_address: "{said}"', "taken over") == shown
