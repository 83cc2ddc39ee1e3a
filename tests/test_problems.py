"""How complaints are said, sorted and weighed."""

from __future__ import annotations

import pytest

from generator.problems import HandbookError, Place, Problem, did_you_mean, fail, has_errors


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("a.yml"), "a.yml"),
        (Place("a.yml", 3), "a.yml:3"),
        (Place("a.yml", 3, 7), "a.yml:3:7"),
    ],
)
def test_a_place_tells_what_is_known(place: Place, said: str) -> None:
    assert str(place) == said


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem(Place("a.yml", 2), "is wrong"), "a.yml:2: is wrong"),
        (Problem(Place("a.yml", 2), "is wrong", "put it right"), "a.yml:2: is wrong (put it right)"),
        (Problem(Place("a.yml"), "is old", level="notice"), "a.yml: notice: is old"),
        (Problem(Place("a.yml"), "is odd", "look", "warning"), "a.yml: warning: is odd (look)"),
    ],
)
def test_a_problem_is_one_line(problem: Problem, said: str) -> None:
    assert str(problem) == said


def test_all_problems_are_told_once_and_sorted_by_place() -> None:
    last, first = Problem(Place("b.yml", 1), "x"), Problem(Place("a.yml", 10), "x")
    early = Problem(Place("a.yml", 9), "x")
    error = HandbookError([last, first, early, last])
    assert error.problems == (early, first, last)
    assert str(error) == "a.yml:9: x\na.yml:10: x\nb.yml:1: x"


def test_one_problem_fails_alone() -> None:
    assert fail(Place("a.yml"), "is wrong", "mend it").problems == (Problem(Place("a.yml"), "is wrong", "mend it"),)


@pytest.mark.parametrize(
    ("word", "hint"),
    [("charty", "did you mean 'charity'?"), ("zzz", ""), ("", "")],
)
def test_did_you_mean(word: str, hint: str) -> None:
    assert did_you_mean(word, ["charity", "property"]) == hint


@pytest.mark.parametrize(
    ("level", "plain", "strict"), [("error", True, True), ("warning", False, True), ("notice", False, False)]
)
def test_what_fails_a_run(level: str, plain: bool, strict: bool) -> None:
    problems = [Problem(Place("a"), "x", "", level)]  # type: ignore[arg-type]
    assert has_errors(problems) is plain
    assert has_errors(problems, strict=True) is strict


def test_nothing_wrong_fails_nothing() -> None:
    assert not has_errors([], strict=True)
