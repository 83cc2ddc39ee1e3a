"""Short texts: filled, counted and listed as each language does it."""

from __future__ import annotations

import pytest

from generator.problems import HandbookError
from generator.words import WordBook, read_words
from generator.yamlfile import parse_yaml
from tests.toybox import lines

POLISH = 'plurals: {hours: {one: "{n} godzina", few: "{n} godziny", many: "{n} godzin", other: "{n} godziny (ułamek)"}}'
ENGLISH = 'plurals: {hours: {one: "{n} hour", other: "{n} hours"}}'
FINNISH = 'plurals: {hours: {one: "{n} tunti", other: "{n} tuntia"}}'


def book(language: str, *texts: str) -> WordBook:
    return read_words([parse_yaml(text, f"{language}/words.yml") for text in texts], language)


def test_texts_are_found_by_their_path() -> None:
    words = book("en", "roles:\n  owner: Owner\n  inner: {deep: Deep}\n")
    assert (words.say("roles.owner"), words.say("roles.inner.deep")) == ("Owner", "Deep")
    assert "roles.owner" in words
    assert "roles" not in words


def test_names_in_a_text_are_filled() -> None:
    assert book("en", 'a: "{org}: {n}"').say("a", org="Toy", n=3) == "Toy: 3"


def test_a_text_without_values_is_left_as_it_is() -> None:
    assert book("en", 'a: "{org}"').say("a") == "{org}"


def test_a_missing_text_is_told() -> None:
    with pytest.raises(HandbookError) as error:
        book("fi", "a: b").say("roles.owner")
    hint = "add it; `handbook check --all` lists all that is missing"
    assert lines(error.value) == [f"fi/words.yml: has no text for roles.owner ({hint})"]


def test_or_something_else_is_said() -> None:
    words = book("en", "a: b")
    assert (words.get("a"), words.get("b"), words.get("b", "c")) == ("b", "", "c")


def test_a_higher_file_wins_text_by_text() -> None:
    words = book("en", "a: {b: low, c: low}", "a: {b: high}")
    assert (words.say("a.b"), words.say("a.c")) == ("high", "low")


@pytest.mark.parametrize(
    ("language", "words", "value", "said"),
    [
        ("en", ENGLISH, 1, "1 hour"),
        ("en", ENGLISH, 1.5, "1.5 hours"),
        ("en", ENGLISH, 1234, "1,234 hours"),
        ("fi", FINNISH, 1, "1 tunti"),
        ("fi", FINNISH, 0, "0 tuntia"),
        ("fi", FINNISH, 2.5, "2,5 tuntia"),
        ("fi", FINNISH, 12345, "12\xa0345 tuntia"),
        ("pl", POLISH, 1, "1 godzina"),
        ("pl", POLISH, 3, "3 godziny"),
        ("pl", POLISH, 5, "5 godzin"),
        ("pl", POLISH, 12, "12 godzin"),
        ("pl", POLISH, 22, "22 godziny"),
        ("pl", POLISH, 1.5, "1,5 godziny (ułamek)"),
    ],
)
def test_numbers_and_nouns_agree(language: str, words: str, value: float, said: str) -> None:
    assert book(language, words).count("hours", value) == said


def test_a_form_that_is_missing_is_the_usual_one() -> None:
    assert book("pl", 'plurals: {hours: {other: "{n} h"}}').count("hours", 5) == "5 h"


@pytest.mark.parametrize(
    ("value", "decimals", "said"), [(2.0, 1, "2"), (2.25, 1, "2.2"), (2.25, 2, "2.25"), (0, 1, "0"), (-3.5, 1, "-3.5")]
)
def test_a_number_has_as_few_decimals_as_it_can(value: float, decimals: int, said: str) -> None:
    assert book("en", "a: b").number(value, decimals) == said


@pytest.mark.parametrize(("hours", "said"), [(9.94, "9.9"), (10.4, "10"), (31.7, "32"), (1234.5, "1,234")])
def test_an_estimate_does_not_pretend(hours: float, said: str) -> None:
    assert book("en", "a: b").rough(hours) == said


@pytest.mark.parametrize(("language", "said"), [("en", "a, b and c"), ("fi", "a, b ja c"), ("pl", "a, b i c")])
def test_lists_are_joined(language: str, said: str) -> None:
    assert book(language, "a: b").listed(["a", "b", "c"]) == said


def test_a_list_of_one() -> None:
    assert book("en", "a: b").listed(["a"]) == "a"
