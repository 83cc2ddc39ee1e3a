"""A profile's hours and on-call agreement into the week: for each day when somebody answers, and when somebody stands by.

A profile says "evenings" and no more; where on the clock they lie is drawn here as `assessment.py` counts them: four hours an
evening, from closing on, and twelve a weekend day, in daylight first. What was agreed with those who stand by holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.profile import Profile
from generator.profile.values import WEEK

DAY = 24 * 60
EVENING, WEEKEND = 4 * 60, 12 * 60  # minutes that on call adds to an evening, and to a day of a weekend
USUAL_CLOSING, MORNING = 17 * 60, 8 * 60

Spell: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class DayCover:
    """One day: from when to when somebody answers, and stands by; in minutes from midnight."""

    day: str
    here: tuple[Spell, ...]
    stands_by: tuple[Spell, ...]


def week_of(profile: Profile) -> tuple[DayCover, ...]:
    hours = {day: (hours.opens, hours.closes) for hours in profile.resources.hours for day in hours.days}
    latest = max((closes for day, (_, closes) in hours.items() if day in WEEK[:5]), default=USUAL_CLOSING)
    return tuple(_cover(day, hours.get(day), latest, profile.resources.on_call) for day in WEEK)


def minutes(spells: tuple[Spell, ...]) -> int:
    return sum(end - start for start, end in spells)


def _cover(day: str, open_: Spell | None, latest: int, on_call: str) -> DayCover:
    here = (open_,) if open_ else ()
    weekend = day in WEEK[5:]
    if on_call == "always":
        free = _free(here, 0, DAY)
    elif on_call == "evenings" and not weekend:
        closes = open_[1] if open_ else latest
        free = [(closes, min(closes + EVENING, DAY))]
    elif on_call == "weekends" and weekend:
        free = _first([*_free(here, MORNING, DAY), *_free(here, 0, MORNING)[::-1]], WEEKEND)
    else:
        free = []
    return DayCover(day, here, tuple(sorted(spell for spell in free if spell[0] < spell[1])))


def _free(taken: tuple[Spell, ...], start: int, end: int) -> list[Spell]:
    """What is left between start and end."""
    for opens, closes in taken:
        return [spell for spell in ((start, min(opens, end)), (max(closes, start), end)) if spell[0] < spell[1]]
    return [(start, end)]


def _first(spells: list[Spell], wanted: int) -> list[Spell]:
    return list(_taken(spells, wanted))


def _taken(spells: list[Spell], wanted: int) -> Iterator[Spell]:
    for start, end in spells:
        if wanted > 0:
            yield start, min(end, start + wanted)
            wanted -= end - start
