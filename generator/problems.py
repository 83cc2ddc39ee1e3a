"""What a person can put right, with its place: how every complaint of the program is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning", "notice"]


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a file as its reader would name it, a line and a column (both from 1; 0 is unknown)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing a person can put right: where, what, and how."""

    place: Place
    message: str
    hint: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        mark = "" if self.level == "error" else f"{self.level}: "
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {mark}{self.message}{hint}"


class HandbookError(Exception):
    """Carries every problem found, sorted by place; raised when at least one of them is an error."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class CommandLineError(HandbookError):
    """What has to be put right stands in the command line and in no file."""


def fail(place: Place, message: str, hint: str = "") -> HandbookError:
    """The error that holds just one problem."""
    return HandbookError([Problem(place, message, hint)])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint such as "did you mean 'charity'?", or an empty text when nothing is near."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


def has_errors(problems: Iterable[Problem], strict: bool = False) -> bool:
    """Do these problems fail a run? Errors always, warnings when strict, notices never."""
    failing = {"error", "warning"} if strict else {"error"}
    return any(problem.level in failing for problem in problems)
