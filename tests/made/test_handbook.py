"""What the handbook says of itself to those who lead: what the profile could still tell, in their own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks import Bullets
from generator.flow import book_of
from generator.library import open_library
from tests.toybox import ROOT, SMALLEST, decided_for, page_of

NEARLY_EMPTY = SMALLEST.replace("{channel: facebook}", "{channel: facebook, ads: yes}")
SOME = f"""{NEARLY_EMPTY}crisis: {{help: {{role: owner, phone: "+44 7700 900001"}}}}
readiness: {{lets_go: {{answer: yes}}}}
"""


def not_said(text: str, language: str, folder: Path) -> dict[str, list[str]]:
    """The groups with their lines, from the page of the real handbook."""
    profile = text.replace("languages: [en]", f"languages: [{language}]")
    page = page_of(book_of(decided_for(profile, folder, "lead", open_library(ROOT)), language), "about/left_out")
    lists = [block for block in page.blocks if isinstance(block, Bullets) and any(item.children for item in block.items)]
    return {item.text.strip("*"): list(item.children) for block in lists for item in block.items}


@pytest.mark.parametrize("language", ["en", "fi", "pl"])
@pytest.mark.parametrize("text", [NEARLY_EMPTY, SOME])
def test_every_key_has_words_in_every_language(text: str, language: str, tmp_path: Path) -> None:
    found = not_said(text, language, tmp_path)
    assert len(found) > 9
    for group, told in found.items():
        assert "_" not in group
        for line in told:
            words, _, key = line.removesuffix(")").rpartition(" (")
            assert words, line
            assert words != key.replace("&#95;", "_"), line


def test_a_line_says_what_and_where_to_tell_it(tmp_path: Path) -> None:
    found = not_said(SOME, "en", tmp_path)
    assert found["Facebook"][:2] == ["the owner (owner)", "the deputy (deputy)"]
    assert "when that person answers (help.hours)" in found["When something goes wrong"]


def test_a_question_that_nobody_answered_is_asked_once(tmp_path: Path) -> None:
    told = not_said(SOME, "en", tmp_path)["Are we ready?"]
    assert len(told) == 7
    assert "Do people speak openly at work? (open&#95;culture.answer)" in told
    assert told[5].startswith("Can we let the conversation go its own way? ")
    assert told[5].endswith(" (lets&#95;go.evidence)")
