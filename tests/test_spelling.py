"""Every word that readers see is in Debian's dictionary of its language, or among our own terms in config/spelling."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

from generator.library import Library
from tests.spelling import (
    DICTIONARIES,
    Dictionary,
    NoDictionaryError,
    groups_of_terms,
    places,
    rest_of,
    terms_of,
    unknown,
    unused,
    words_in,
    words_of,
)

languages = pytest.mark.parametrize("language", DICTIONARIES)


@languages
def test_every_word_is_known(language: str) -> None:
    words = words_of(language)
    try:
        wrong = unknown(language, words, terms_of(language))
    except NoDictionaryError as error:
        not_checked(f"the spelling of '{language}' was not checked: no dictionary ({error})")
    told = [f"{place}: '{word}'" for word in sorted(wrong) for place in places(word, words[word])]
    if told:
        hint = f"Correct them. A term or a name belongs into config/spelling/{language}.txt."
        pytest.fail("\n".join([f"Not in the dictionary of '{language}':", *told, hint]), pytrace=False)


def not_checked(message: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{message}, and in CI it must be")
    pytest.skip(message)


def test_every_language_has_a_dictionary(library: Library) -> None:
    assert set(DICTIONARIES) == set(library.languages)


class TestTerms:
    @languages
    def test_each_stands_in_a_text(self, language: str) -> None:
        assert unused(language, terms_of(language)) == []

    @languages
    def test_each_group_is_in_order(self, language: str) -> None:
        for group in groups_of_terms(language):
            assert group == sorted(group, key=str.casefold)

    @languages
    def test_each_is_a_word_and_stands_once(self, language: str) -> None:
        terms = [term.casefold() for term in terms_of(language)]
        assert sorted(set(terms)) == sorted(terms)
        assert [term for term in terms if words_in(term) != [term]] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Stop** every [post](unit:crisis/plan#stop), {{ org }}.", ["Stop", "every", "post"]),
        ("The owner’s two-step login: {n} www.kotipiha.example/ohje", ["The", "owner", "two-step", "login"]),
        ("Kysy @saarela, #Saarela, a@b.example, 18-vuotiaat, 4K", ["Kysy", "18-vuotiaat"]),
        ("X:ssä ja EU:n", ["X:ssä", "ja", "EU:n"]),
    ],
)
def test_what_counts_as_a_word(text: str, words: list[str]) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("word", "rest"),
    [("PDF", ""), ("PDF-file", "file"), ("Layoffs", ""), ("pdf", "pdf"), ("me-form", ""), ("we-form", "we-form")],
)
def test_what_the_dictionary_is_asked(word: str, rest: str) -> None:
    assert rest_of(word, {"PDF", "layoffs", "me-form"}) == rest


def test_a_missing_dictionary_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DICTIONARIES, "en", Dictionary(("no-such-command",), "some-package"))
    with pytest.raises(NoDictionaryError, match="apt install some-package"):
        unknown("en", ["word"], [])
