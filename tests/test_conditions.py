"""Conditions: what may be written, how it is judged, and that what settled a verdict is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.conditions import ALWAYS, Cause, Condition, ConditionError, Verdict


def holds(text: str, **values: Any) -> bool:
    return Condition.parse(text).judge(values).holds


def because(text: str, **values: Any) -> list[str]:
    return [cause.name for cause in Condition.parse(text).judge(values).because]


def complaint(text: str) -> str:
    with pytest.raises(ConditionError) as error:
        Condition.parse(text)
    return str(error.value)


class TestParsing:
    def test_the_empty_condition_always_holds_and_asks_nothing(self) -> None:
        assert Condition.parse("  ") is ALWAYS
        assert ALWAYS.judge({}) == Verdict(True)
        assert ALWAYS.names == ()

    def test_names_are_told_once_and_in_order(self) -> None:
        assert Condition.parse("b and (a or not b) and c.d == 1").names == ("b", "a", "c.d")

    def test_the_text_is_kept_as_written(self) -> None:
        assert Condition.parse(" a  and b ").text == "a  and b"

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("a and", "'a and' is not a condition"),
            ("a = 3", "'a = 3' is not a condition"),
            ("a\x00", "'a\x00' is not a condition"),
            ("a and " * 100 + "a", "the condition is longer than 500 characters"),
            ("True", "'True' is not a name"),
            ("5 < a", "'5' is not a name"),
            ("a[0] == 1", "'a[0]' is not a name"),
            ("a if b else c", "'a if b else c' is not a name"),
            ("a & b", "'a & b' is not a name"),
            ("'x' in 'xyz'", "''xyz'' is not a name"),
            ("1 < a < 5", "'1 < a < 5': compare one name with one value"),
            ("a is b", "'a is b': compare one name with one value"),
            ("a in 'abc'", "'a in 'abc'': after 'in' stands a list, such as ['a', 'b']"),
            ("a == b", "'b' is not a value: write a number, or a word in quotes"),
            ("a == None", "'None' is not a value: write a number, or a word in quotes"),
            ("a in ['x', b]", "'b' is not a value: write a number, or a word in quotes"),
            ("a < '5'", "'a < '5'': after '<' stands a number"),
            ("a >= [5]", "'a >= [5]': after '>=' stands a number"),
            ("-" * 499 + "a", "the condition is too deep"),
        ],
    )
    def test_what_is_no_condition_is_told_in_a_sentence(self, text: str, message: str) -> None:
        assert complaint(text) == message

    @pytest.mark.parametrize(
        "text",
        [
            "__import__('pathlib').Path('{}').touch()",
            "open('{}', 'w')",
            "[open('{}', 'w') for a in (1,)]",
            "a == open('{}', 'w')",
            "(lambda: open('{}', 'w'))()",
        ],
    )
    def test_nothing_is_ever_run(self, text: str, tmp_path: Path) -> None:
        trace = tmp_path / "ran"
        complaint(text.format(trace.as_posix()))
        assert not trace.exists()

    def test_attributes_are_names_and_reach_into_nothing(self) -> None:
        assert Condition.parse("a.__class__.__mro__").names == ("a.__class__.__mro__",)
        with pytest.raises(KeyError):
            Condition.parse("a.__class__").judge({"a": 1})


class TestJudging:
    @pytest.mark.parametrize(
        ("text", "value", "expected"),
        [
            ("a", True, True),
            ("a", 0, False),
            ("a", (), False),
            ("a", ("x",), True),
            ("not a", False, True),
            ("a == 3", 3, True),
            ("a == 3", 4, False),
            ("a == 'x'", "x", True),
            ("a != 3", 4, True),
            ("a != 3", 3, False),
            ("a < 3", 2.5, True),
            ("a < 3", 3, False),
            ("a <= 3", 3, True),
            ("a > 3", 3, False),
            ("a > 3", 4, True),
            ("a >= 3", 3, True),
            ("a >= 3", 2, False),
            ("a in ['x', 'y']", "y", True),
            ("a in ['x', 'y']", "z", False),
            ("a not in ['x', 'y']", "z", True),
            ("a not in ('x', 'y')", "x", False),
            ("'x' in a", ("x", "y"), True),
            ("'x' in a", ("y",), False),
            ("'x' not in a", ("y",), True),
            ("'x' not in a", ("x",), False),
        ],
    )
    def test_every_operator(self, text: str, value: Any, expected: bool) -> None:
        assert holds(text, a=value) is expected

    @pytest.mark.parametrize(
        "text", ["a", "a == 3", "a != 3", "a < 3", "a > 3", "a in [1]", "a not in [1]", "'x' in a", "'x' not in a"]
    )
    def test_what_was_not_said_makes_every_question_false(self, text: str) -> None:
        assert not holds(text, a=None)

    @pytest.mark.parametrize(("text", "value"), [("a < 3", "unknown"), ("a >= 3", ("x",)), ("'x' in a", 5)])
    def test_a_value_of_another_kind_is_no_crash(self, text: str, value: Any) -> None:
        assert not holds(text, a=value)

    def test_and_or_not_and_brackets(self) -> None:
        assert holds("a and not b", a=True, b=False)
        assert holds("a or b and c", a=True, b=False, c=False)
        assert not holds("(a or b) and c", a=True, b=False, c=False)

    def test_a_name_that_nobody_gave_is_an_error_of_the_caller(self) -> None:
        with pytest.raises(KeyError, match="b"):
            Condition.parse("a and b").judge({"a": True})


class TestBecause:
    def test_what_failed_settles_an_and(self) -> None:
        assert because("a and b and c", a=True, b=False, c=False) == ["b", "c"]

    def test_all_settle_an_and_that_holds(self) -> None:
        assert because("a and b", a=True, b=True) == ["a", "b"]

    def test_what_held_settles_an_or(self) -> None:
        assert because("a or b", a=False, b=True) == ["b"]

    def test_a_cause_is_told_once_with_its_value(self) -> None:
        assert Condition.parse("a == 3 and a > 1").judge({"a": 3}).because == (Cause("a", 3),)


NAMES = "abcdefgh"


@st.composite
def read_once(draw: st.DrawFn, names: str = NAMES) -> str:
    """A condition in which every name stands once."""
    if len(names) == 1:
        return draw(st.sampled_from(["{}", "not {}"])).format(names)
    cut = draw(st.integers(1, len(names) - 1))
    left, right = draw(read_once(names[:cut])), draw(read_once(names[cut:]))
    return draw(st.sampled_from(["({} and {})", "({} or {})", "not ({} and {})", "not ({} or {})"])).format(left, right)


TRUTHS = st.fixed_dictionaries({name: st.booleans() for name in NAMES})


class TestTurningRound:
    @given(read_once(), TRUTHS)
    def test_turning_round_what_settled_a_verdict_turns_it_round(self, text: str, truths: dict[str, bool]) -> None:
        condition = Condition.parse(text)
        verdict = condition.judge(truths)
        turned = truths | {cause.name: not truths[cause.name] for cause in verdict.because}
        assert condition.judge(turned).holds is not verdict.holds

    @given(read_once(), TRUTHS)
    def test_what_did_not_settle_it_may_change_all_it_likes(self, text: str, truths: dict[str, bool]) -> None:
        condition = Condition.parse(text)
        verdict = condition.judge(truths)
        settled = {cause.name for cause in verdict.because}
        turned = {name: truth if name in settled else not truth for name, truth in truths.items()}
        assert condition.judge(turned).holds is verdict.holds

    @given(st.lists(st.sampled_from(["{} and {}", "{} or {}", "not {} or {}"]), min_size=1, max_size=6), TRUTHS, st.data())
    def test_whoever_asks_gets_a_reason(self, shapes: list[str], truths: dict[str, bool], data: st.DataObject) -> None:
        text = data.draw(st.sampled_from(NAMES))
        for shape in shapes:
            text = shape.format(f"({text})", data.draw(st.sampled_from(NAMES)))
        verdict = Condition.parse(text).judge(truths)
        assert verdict.because
        assert all(cause.value is truths[cause.name] for cause in verdict.because)
