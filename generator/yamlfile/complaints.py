"""Small pieces of the sentences in which mistakes are told."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic_core import PydanticCustomError

WRONG = "wrong"  # the type of our own errors inside pydantic's
_SHOWN = 12


def wrong(message: str, hint: str = "") -> PydanticCustomError:
    """What a validator raises: a sentence without the key's name, which goes before it, and a hint."""
    return PydanticCustomError(WRONG, "{message}", {"message": message, "hint": hint})


def shorten(value: str, longest: int = 60) -> str:
    """A value as a message may quote it: one line, not too long."""
    line = " ".join(value.split())
    return line if len(line) <= longest else f"{line[:longest]}..."


def listed(words: Iterable[str]) -> str:
    """A hint with the words that would do, as long as they are few."""
    known = tuple(words)
    return f"one of: {', '.join(known)}" if len(known) <= _SHOWN else "PROFILE.md lists the words that will do"


def called(value: object) -> str:
    """What a value is, to somebody who writes YAML."""
    if isinstance(value, dict):
        return "keys and values"
    return "a list" if isinstance(value, list) else "a text"
