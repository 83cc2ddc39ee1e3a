"""Where each founding idea and topic stands in the handbook of one organisation, as its lead reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.flow import Decided, book_of
from generator.made.indexes import carriers


@dataclass(frozen=True)
class Standing:
    """An idea and the units of this handbook that carry it; none: it is lost. `moot` when its subject does not arise here."""

    idea: str
    units: tuple[str, ...]
    moot: bool = False

    @property
    def lost(self) -> bool:
        return not self.units and not self.moot


def coverage(decided: Decided) -> list[Standing]:
    """Every idea of principles.yml in the order of that file."""
    places, truths = book_of(decided, decided.profile.main_language).homes, decided.facts.truths()
    return [
        Standing(
            name,
            tuple(places[unit] for carrier in carriers(entry) if (unit := str(carrier["unit"])) in places),
            _holds(str(entry.get("moot_when", "")), truths),
        )
        for name, entry in decided.library.principles.items()
    ]


def _holds(condition: str, truths: Mapping[str, bool]) -> bool:
    """A fact, or `not` and a fact; one that nobody has named never holds."""
    name = condition.removeprefix("not ")
    return name in truths and truths[name] == (name == condition)


def table(examples: Mapping[str, Sequence[Standing]]) -> Iterator[str]:
    """A line for each idea: where it stands in each example; a dash where it is moot, LOST where it stands nowhere."""
    yield " | ".join(["idea", *examples])
    for standings in zip(*examples.values(), strict=True):
        yield " | ".join([standings[0].idea, *(_cell(standing) for standing in standings)])
    for name, column in examples.items():
        standing, lost = sum(bool(one.units) for one in column), sum(one.lost for one in column)
        yield f"{name}: {standing} of {len(column)} stand, {len(column) - standing - lost} do not arise, {lost} are lost"


def _cell(standing: Standing) -> str:
    return standing.units[0] if standing.units else "-" if standing.moot else "LOST"
