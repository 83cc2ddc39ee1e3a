"""Where the founding texts disagree, one page holds the resolution, in every language, and no sentence says the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks.principles import plain
from generator.library import Library

CONFLICTS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("conflicts.yml").read_text(encoding="utf-8"))
LANGUAGES = ("en", "fi", "pl")
_NOT = {
    "en": r"\b(not|never|no|nobody|nothing|without|cannot|don't)\b",
    "fi": r"\b(ei|eivät|emme|en|et|ette|älä|älkää|koskaan|ilman)\b",
    "pl": r"\b(nie|nigdy|nikt|nic|bez|żad\w+|ani)\b",
}
NEVER = {"never", "never_do", "not_now", "hands_off", "forbidden"}  # sections that list what must not be done
_HEADING = re.compile(r"#+ .*\{#(\w+)\}")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n")


def _sentences(library: Library, language: str) -> Iterator[tuple[str, str]]:
    for page in library.files(language):
        document = library.prose(language, page)
        assert document
        section = ""
        for line in document.source.splitlines():
            heading = _HEADING.match(line)
            section = heading[1] if heading else section
            if section not in NEVER:
                yield from ((page, sentence) for sentence in _SENTENCE.split(plain(line)) if sentence)


@pytest.fixture(scope="module")
def said(library: Library) -> dict[str, tuple[tuple[str, str], ...]]:
    return {language: tuple(_sentences(library, language)) for language in LANGUAGES}


def test_all_seventeen_are_here() -> None:
    assert list(CONFLICTS) == [f"C{number}" for number in range(1, 18)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CONFLICTS)
def test_its_page_says_how_it_is_resolved(name: str, language: str, library: Library) -> None:
    page, _, unit = CONFLICTS[name]["unit"].partition("#")
    document = library.prose(language, page)
    assert document
    assert not unit or unit in document.units
    assert plain(CONFLICTS[name]["says"][language]) in plain(document.source)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CONFLICTS)
def test_no_sentence_says_the_opposite(name: str, language: str, said: dict[str, tuple[tuple[str, str], ...]]) -> None:
    opposite = re.compile("|".join(CONFLICTS[name]["against"][language]), re.IGNORECASE)
    negation = re.compile(_NOT[language], re.IGNORECASE)
    found = [(page, text) for page, text in said[language] if opposite.search(text) and not negation.search(text)]
    assert found == []


@pytest.mark.parametrize("name", CONFLICTS)
def test_the_patterns_would_find_a_contradiction(name: str) -> None:
    examples = {
        "C1": "Begin with a joke.",
        "C2": "Offer compensation in the comments.",
        "C3": "Delete every negative comment.",
        "C4": "Always apologise.",
        "C5": "Take sides in the debate.",
        "C6": "Control the conversation.",
        "C7": "Employees must share our posts.",
        "C8": "Ask colleagues to write reviews.",
        "C9": "Answer every insult.",
        "C10": "The board approves every answer.",
        "C11": "Say at once that we were hacked.",
        "C12": "Schedule posts for the night.",
        "C13": "Guide critics out of sight.",
        "C14": "Give it to an intern.",
        "C15": "Ask for the order number in a comment.",
        "C16": "Post the same text everywhere.",
        "C17": "A hashtag is consent.",
    }
    assert re.search("|".join(CONFLICTS[name]["against"]["en"]), examples[name], re.IGNORECASE)
