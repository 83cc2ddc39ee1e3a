"""`when` text into a Condition; judge it and say what settled it. Parsed with `ast`, never run as Python.

The language: names (`team_of_five`, `organisation.staff`), comparisons of a name with a value or a list of values
(`==  !=  <  <=  >  >=  in  not in`, also `'word' in name`), and `and`, `or`, `not`. A name alone asks whether it is true, or
not empty. A name whose value is None was not said: every comparison with it is false.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

Literal: TypeAlias = str | int | float | bool
Values: TypeAlias = Mapping[str, Any]


class ConditionError(ValueError):
    """The text is not a condition; the message is a sentence for its writer."""


@dataclass(frozen=True)
class Cause:
    """A name and the value it had when it settled a verdict."""

    name: str
    value: Any


@dataclass(frozen=True)
class Verdict:
    """Does it hold, and which names settled that. Turning all of them round turns the verdict round."""

    holds: bool
    because: tuple[Cause, ...] = ()


@dataclass(frozen=True)
class Test:
    """One question to one name: is it true (`operator` empty), or how does it compare with a value."""

    name: str
    operator: str = ""
    value: Literal | tuple[Literal, ...] = ""

    def judge(self, values: Values) -> Verdict:
        known = values[self.name]
        holds = bool(known) if not self.operator else known is not None and _COMPARE[self.operator](known, self.value)
        return Verdict(holds, (Cause(self.name, known),))


@dataclass(frozen=True)
class Not:
    part: Part

    def judge(self, values: Values) -> Verdict:
        verdict = self.part.judge(values)
        return Verdict(not verdict.holds, verdict.because)


@dataclass(frozen=True)
class Join:
    """All of the parts (`and`), or any of them (`or`)."""

    every: bool
    parts: tuple[Part, ...]

    def judge(self, values: Values) -> Verdict:
        verdicts = [part.judge(values) for part in self.parts]
        holds = all(v.holds for v in verdicts) if self.every else any(v.holds for v in verdicts)
        settled = [cause for v in verdicts if v.holds == holds for cause in v.because]
        return Verdict(holds, tuple(dict.fromkeys(settled)))


Part: TypeAlias = Test | Not | Join


@dataclass(frozen=True)
class Condition:
    """A parsed condition and its text as written; the empty one always holds."""

    text: str
    root: Part | None = None

    @classmethod
    def parse(cls, text: str) -> Condition:
        """Raises ConditionError with a sentence that says what is wrong."""
        return _parse(text.strip())

    def judge(self, values: Values) -> Verdict:
        """Shapes: values maps every name of `names` to a plain value. Raises KeyError for a name it lacks."""
        return self.root.judge(values) if self.root else Verdict(True)

    @property
    def tests(self) -> tuple[Test, ...]:
        return tuple(_tests(self.root)) if self.root else ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(test.name for test in self.tests))


ALWAYS = Condition("")


def _contains(known: Any, value: Any) -> bool:
    return isinstance(known, Container) and value in known


def _number_safe(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    return lambda known, value: isinstance(known, int | float) and compare(known, value)


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": _number_safe(operator.lt),
    "<=": _number_safe(operator.le),
    ">": _number_safe(operator.gt),
    ">=": _number_safe(operator.ge),
    "in": lambda known, value: known in value,
    "not in": lambda known, value: known not in value,
    "has": _contains,
    "lacks": lambda known, value: not _contains(known, value),
}
_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip


def _tests(part: Part) -> Iterator[Test]:
    if isinstance(part, Test):
        yield part
    elif isinstance(part, Not):
        yield from _tests(part.part)
    else:
        for child in part.parts:
            yield from _tests(child)


@lru_cache(maxsize=2048)
def _parse(text: str) -> Condition:
    if not text:
        return ALWAYS
    if len(text) > 500:
        raise ConditionError("the condition is longer than 500 characters")
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ConditionError(f"'{text}' is not a condition") from None
    try:
        return Condition(text, _part(tree.body))
    except RecursionError:
        raise ConditionError("the condition is too deep") from None


def _part(node: ast.expr) -> Part:
    if isinstance(node, ast.BoolOp):
        return Join(isinstance(node.op, ast.And), tuple(_part(value) for value in node.values))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return Not(_part(node.operand))
    if isinstance(node, ast.Compare):
        return _comparison(node)
    return Test(_name(node))


def _comparison(node: ast.Compare) -> Test:
    if len(node.ops) != 1 or type(node.ops[0]) not in _SIGNS:
        raise ConditionError(f"'{ast.unparse(node)}': compare one name with one value")
    sign, left, right = _SIGNS[type(node.ops[0])], node.left, node.comparators[0]
    if sign in ("in", "not in") and isinstance(left, ast.Constant):
        return Test(_name(right), "has" if sign == "in" else "lacks", _literal(left))
    if sign in ("in", "not in") and not isinstance(right, ast.List | ast.Tuple):
        raise ConditionError(f"'{ast.unparse(node)}': after 'in' stands a list, such as ['a', 'b']")
    name = _name(left)
    value = tuple(map(_literal, right.elts)) if isinstance(right, ast.List | ast.Tuple) else _literal(right)
    if sign in ("<", "<=", ">", ">=") and not isinstance(value, int | float):
        raise ConditionError(f"'{ast.unparse(node)}': after '{sign}' stands a number")
    return Test(name, sign, value)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value)}.{node.attr}"
    raise ConditionError(f"'{ast.unparse(node)}' is not a name")


def _literal(node: ast.expr) -> Literal:
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int | float | bool):
        return node.value
    raise ConditionError(f"'{ast.unparse(node)}' is not a value: write a number, or a word in quotes")
