"""The values that a profile is made of where a plain text or number would say too little; all frozen."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
Unit = Literal["minute", "hour", "day", "week", "month", "year"]
MINUTES: Mapping[str, int] = {"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Pairs(Mapping[str, T]):
    """A mapping that nobody can change: keeps the order written, can be hashed, copied and pickled."""

    pairs: tuple[tuple[str, T], ...] = ()

    @classmethod
    def of(cls, mapping: Mapping[str, T]) -> Pairs[T]:
        return cls(tuple(mapping.items()))

    def __getitem__(self, key: str) -> T:
        for known, value in self.pairs:
            if known == key:
                return value
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)


@dataclass(frozen=True)
class ByLanguage(Generic[T]):
    """Something said in one or more languages; what is said once (key '') is shown in all of them."""

    said: Pairs[T] = field(default_factory=Pairs)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it was written in; none when it was written once for all of them."""
        return tuple(language for language in self.said if language)

    def say(self, language: str, main: str = "") -> T:
        """In this language, or else in the main one, or else in whichever comes first."""
        return self.said[self._found(language, main)]

    def said_in(self, language: str, main: str) -> str:
        """The language of what `say` gives; what is said once is taken to be in the main one."""
        return self._found(language, main) or main

    def _found(self, language: str, main: str) -> str:
        """The key of what is said to readers of this language."""
        wanted = [key for key in (language, main, "") if key in self.said]
        return (wanted or list(self.said))[0]


@dataclass(frozen=True)
class ByEdition:
    """An address for every edition (key ''), or one for each that has an address."""

    said: Pairs[str] = field(default_factory=Pairs)

    def of(self, edition: str) -> str:
        """Empty where this edition has none."""
        return self.said.get("") or self.said.get(edition, "")


class Text(ByLanguage[str]):
    """A text of the profile: one string, or a string for each language."""


class Phrases(ByLanguage[tuple[str, ...]]):
    """Sentences that an organisation writes or never writes: one list, or a list for each language."""


@dataclass(frozen=True)
class Span:
    """A length of time as its writer said it: 24 hours stays 24 hours and does not become one day."""

    amount: int
    unit: Unit

    @property
    def minutes(self) -> int:
        """By the clock; months and years have no such length (KeyError)."""
        return self.amount * MINUTES[self.unit]

    def after(self, day: date) -> date:
        """The day this long after the given one; the last of its month where the month is too short."""
        if self.unit in MINUTES:
            return day + timedelta(minutes=self.minutes)
        months = day.year * 12 + day.month - 1 + self.amount * (12 if self.unit == "year" else 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True)
class DayHours:
    """When somebody is there on these days (mon ... sun); in minutes from midnight."""

    days: tuple[str, ...]
    opens: int
    closes: int
