"""What the YAML parser stumbles over, in plain sentences with a hint."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from generator.problems import Place, Problem

_QUOTED = "put the whole text in quotes"
_UNCLOSED, _CLOSE = "this text in quotes never ends", "close it with the quotation mark it began with"
_BACKSLASH = "a backslash means something of its own in double quotes"
_NEXT_LINE = "after | or > the text begins on the next line"
_COLON_SPACE = "key: value, with a space after the colon"
_MISFIT = "does not fit what stands before it"
_SENTENCES = (  # what the parser says, message, hint
    ("found unexpected end of stream", _UNCLOSED, _CLOSE),
    ("found unexpected document indicator", _UNCLOSED, _CLOSE),
    ("could not find expected ':'", "this is no key with a value", _COLON_SPACE),
    ("block sequence entries are not allowed", "a list cannot begin here", "begin it on the next line"),
    ("did not find expected ',' or ']'", "this list in brackets is not closed", "end it with ], with commas between"),
    ("did not find expected ',' or '}'", "these braces are not closed", "end them with }, with commas between"),
    ("did not find expected '-' indicator", "this is no part of the list above it", "indent it as its neighbours"),
    ("did not find expected key", _MISFIT, "indent it as its neighbours; a text in quotes ends its line"),
    ("did not find expected node content", "a text cannot begin like this", _QUOTED),
    ("escape c", _BACKSLASH, "use single quotes"),
    ("hexdecimal number", _BACKSLASH, "use single quotes"),
    ("expected comment or line break", _NEXT_LINE, _QUOTED),
    ("expected chomping or indentation", _NEXT_LINE, _QUOTED),
    ("expected <document start>", _MISFIT, "is the line above complete?"),
)
_FROM_THE_START = (_UNCLOSED, "this list in brackets", "these braces", "this is no key")


@dataclass(frozen=True)
class Broken:
    """A slip of YAML; `replace` is what to put in place of the character there to read on, if that makes sense."""

    problem: Problem
    replace: str = ""


def broken(error: yaml.YAMLError, lines: list[str], name: str) -> Broken:
    """The sentence for one error of the parser."""
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    text = str(getattr(error, "problem", None) or "")
    if mark is None:
        return Broken(Problem(Place(name), "is not YAML"))
    row = min(mark.line, len(lines) - 1)
    if (tab := lines[row][: len(lines[row]) - len(lines[row].lstrip())].find("\t")) >= 0:
        return Broken(Problem(Place(name, row + 1, tab + 1), "is indented with a tab", "use spaces"))
    if "cannot start any token" in text:
        return _reserved(lines[row], Place(name, mark.line + 1, mark.column + 1))
    if "alphabetic or numeric character" in text and began:
        return _reserved(lines[began.line], Place(name, began.line + 1, began.column + 1))
    if "mapping values are not allowed" in text:
        return _colon(lines[: row + 1], Place(name, mark.line + 1, mark.column + 1))
    return Broken(_said(text, mark, began, name))


def key_before(line: str, column: int) -> str:
    """The key that a place in a line belongs to, as 'key: ', or nothing."""
    keys = re.findall(r"([^\s:,{\[\-\"'][^:,{\[\"']*):(?=\s|$)", line[max(0, column - 300) : column])
    return f"{keys[-1].strip()}: " if keys else ""


def _reserved(line: str, place: Place) -> Broken:
    start = place.column - 1
    text = re.split(r"\s#|[,\]}]", line[start:])[0].strip()
    message = f"{key_before(line, start)}a text cannot begin with '{line[start : start + 1]}'"
    return Broken(Problem(place, message, f'put it in quotes: "{text}"'), "x")


def _colon(lines: list[str], place: Place) -> Broken:
    """A second colon in a line; or the first, where the line above is not done."""
    before = lines[-1][: place.column - 1]
    if key := key_before(before, len(before)):
        return Broken(Problem(place, f"{key}there is a colon in the text", _QUOTED), ";")
    above = next((line for line in reversed(lines[:-1]) if line.strip()), "")
    if _indent(lines[-1]) > _indent(above) and ":" in above:
        return Broken(Problem(place, "is indented deeper than the line above, which has a value", "indent it less"))
    return Broken(Problem(place, "does not fit the line above", "is a colon missing there?"))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _said(text: str, mark: Any, began: Any, name: str) -> Problem:
    for fragment, message, hint in _SENTENCES:
        if fragment in text:
            at = began if began and message.startswith(_FROM_THE_START) else mark
            return Problem(Place(name, at.line + 1, at.column + 1), message, hint)
    return Problem(Place(name, mark.line + 1, mark.column + 1), f"is not YAML: {text}")
