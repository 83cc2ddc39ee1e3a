"""Pictures as values: what stands in each, before anybody draws it. No sizes, colours or HTML here.

Each has a title and a sentence that says the same in words; `blocks.Figure` adds the table or list with every figure. Texts are
inline Markdown with all values of a profile escaped, as in blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Bar:
    """One bar: its parts in the chart's unit, in the order of the chart's series; `said` and `total` are the same as text."""

    label: str
    parts: tuple[float, ...]
    total: str = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Against:
    """What is needed against what is there, on the chart's own scale; `difference` says what is missing or left over."""

    needed: Bar
    there: Bar
    difference: str = ""


@dataclass(frozen=True)
class Chart:
    """Stacked horizontal bars on one scale."""

    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    text: str
    against: Against | None = None


@dataclass(frozen=True)
class Stretch:
    """From when to when on one day, in minutes from midnight; `kind` is its place in the timetable's kinds."""

    start: int
    end: int
    kind: int
    label: str


@dataclass(frozen=True)
class DayLine:
    """A day and what it holds; what is in no stretch stays empty."""

    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Timetable:
    """The days of a week, 24 hours each; `kinds` names what fills them."""

    title: str
    kinds: tuple[str, ...]
    days: tuple[DayLine, ...]
    text: str


@dataclass(frozen=True)
class Mark:
    """A question and its answer: `at` counts positions from 0; None is not known, and stands apart."""

    label: str
    at: int | None
    said: str


@dataclass(frozen=True)
class Scale:
    """Answers on a scale of so many positions, the weakest first."""

    title: str
    positions: int
    marks: tuple[Mark, ...]
    text: str


@dataclass(frozen=True)
class Rung:
    """A step by its name, and what belongs to it."""

    label: str
    holds: str


@dataclass(frozen=True)
class Ladder:
    """Steps from the smallest, and where somebody stands: on `here`, at `share` of it (0 to 1), as `said`."""

    title: str
    rungs: tuple[Rung, ...]
    here: int
    share: float
    said: str
    text: str


@dataclass(frozen=True)
class Call:
    """Somebody who is called: `how` it comes to that, and what they do. `beside` are those whom the leading one calls."""

    how: str
    who: str
    duties: tuple[str, ...] = ()
    beside: bool = False


@dataclass(frozen=True)
class Calls:
    """Who calls whom, in order."""

    title: str
    calls: tuple[Call, ...]
    text: str


@dataclass(frozen=True)
class Step:
    """A step of a guide: a question whose choices (text, number of the next step) lead on, or without choices an outcome."""

    number: int
    heading: str
    question: str = ""
    choices: tuple[tuple[str, int], ...] = ()

    @property
    def ends(self) -> bool:
        return not self.choices


@dataclass(frozen=True)
class Flowchart:
    """A whole guide at a glance: its steps in their order."""

    title: str
    steps: tuple[Step, ...]
    text: str


Picture: TypeAlias = Chart | Timetable | Scale | Ladder | Calls | Flowchart
