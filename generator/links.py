"""Links to units into links to pages: a link finds its unit wherever the plan has put it, or becomes plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

UNIT = "unit:"
PAGE = "page:"
# Part of a link's text may be in another language, told apart as escape.in_language does.
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\]\(lang:[a-z]+\))*)\]\(unit:([^)\s]+)\)")

Value = TypeVar("Value")


def linked_units(text: str) -> Iterator[str]:
    """The units that a text links to."""
    for match in _LINK.finditer(text):
        yield match[2]


def resolve(value: Value, find: Callable[[str], str | None]) -> Value:
    """The same block or text with each unit link led to where `find` says; None makes the link plain text.

    Shapes: `find` takes "crisis/plan#team" and gives "now/alone#team" or None. Works through nested blocks and tuples.
    """
    if isinstance(value, str):
        return _in_text(value, find) if UNIT in value else value  # type: ignore[return-value]
    if isinstance(value, tuple):
        return _in_tuple(value, find)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: resolve(getattr(value, f.name), find) for f in fields(value)}
        return replace(value, **changed) if _differs(value, changed) else value
    return value


def _in_text(text: str, find: Callable[[str], str | None]) -> str:
    if text.startswith(UNIT):
        found = find(text.removeprefix(UNIT))
        return f"{PAGE}{found}" if found else ""

    def lead(match: re.Match[str]) -> str:
        found = find(match[2])
        return f"[{match[1]}]({PAGE}{found})" if found else match[1]

    return _LINK.sub(lead, text)


def _in_tuple(values: tuple[Any, ...], find: Callable[[str], str | None]) -> tuple[Any, ...]:
    changed = tuple(resolve(value, find) for value in values)
    return changed if any(a is not b for a, b in zip(values, changed, strict=True)) else values


def _differs(value: Any, changed: dict[str, Any]) -> bool:
    return any(getattr(value, name) is not new for name, new in changed.items())
