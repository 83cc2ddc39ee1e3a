"""Where each founding idea and topic stands in the handbook of one organisation, as its lead reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.book import Book, ids_of
from generator.flow import Decided, book_of
from generator.library import Library
from generator.problems import Place, Problem

FILE = Place("config/principles.yml")


@dataclass(frozen=True)
class Standing:
    """An idea and the units of this handbook that carry it; none: it is lost. `moot` when its subject does not arise here."""

    idea: str
    units: tuple[str, ...]
    moot: bool = False


def carriers(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The units that carry an idea with the words that stand there: the first, and those under `also`."""
    return [entry, *entry.get("also", [])]


def coverage(decided: Decided) -> list[Standing]:
    """Every idea of principles.yml in the order of that file."""
    book = book_of(decided, decided.profile.main_language)
    places = _Places(decided, book)
    return [
        Standing(name, tuple(places.of(entry)), _holds(str(entry.get("moot_when", "")), decided.facts.truths()))
        for name, entry in decided.library.principles.items()
    ]


def _holds(condition: str, truths: Mapping[str, bool]) -> bool:
    """A fact, or `not` and a fact; one that nobody has named never holds."""
    name = condition.removeprefix("not ")
    return name in truths and truths[name] == (name == condition)


def lost_ideas(decided: Decided, example: str) -> Iterator[Problem]:
    for standing in coverage(decided):
        if not standing.units and not standing.moot:
            yield Problem(
                FILE, f"{standing.idea} stands nowhere in the handbook of {example}", "name one more unit for it under 'also'"
            )


class _Places:
    """What stands where in a book: pages, and ids with the pages that hold them."""

    def __init__(self, decided: Decided, book: Book) -> None:
        self.decided = decided
        self.ids = {page.path: set(ids_of(page.blocks)) for page in book.pages}
        self.repeated: dict[str, list[str]] = {page.rule.base: [] for page in decided.plan.pages if page.rule.base}
        for page in decided.plan.included():
            self.repeated.get(page.rule.base, []).append(page.page)

    def of(self, entry: Mapping[str, Any]) -> Iterator[str]:
        for carrier in carriers(entry):
            yield from self.found(str(carrier["unit"]))

    def found(self, unit: str) -> Iterator[str]:
        page, _, name = unit.partition("#")
        for home in [*self.repeated.get(page, [page]), *self.housing(unit)]:
            if home in self.ids and (not name or name in self.ids[home]):
                yield f"{home}#{name}" if name else home
                return

    def housing(self, unit: str) -> list[str]:
        """The pages that hold this unit, or the section it stands in, when its own page is out."""
        page, _, name = unit.partition("#")
        document = self.decided.library.prose("en", page)
        section = next((p.section for p in document.pieces if name in _names(p.block)), "") if document else ""
        wanted = {unit, f"{page}#{section}"}
        return [holder.page for holder in self.decided.plan.included() if wanted & set(holder.rule.holds)]


def _names(block: Any) -> set[str]:
    return {getattr(block, "id", ""), *(item.id for item in getattr(block, "items", ()))} - {""}


def table(library: Library, examples: Mapping[str, Decided]) -> Iterator[str]:
    """A line for each idea: where it stands in each example; a dash where it is moot, LOST where it stands nowhere."""
    columns = [coverage(decided) for decided in examples.values()]
    yield " | ".join(["idea", *examples])
    for standings in zip(*columns, strict=True):
        yield " | ".join([standings[0].idea, *(_cell(standing) for standing in standings)])
    for name, column in zip(examples, columns, strict=True):
        standing = sum(bool(s.units) for s in column)
        moot = sum(s.moot and not s.units for s in column)
        yield f"{name}: {standing} of {len(column)} stand, {moot} do not arise, {len(column) - standing - moot} are lost"


def _cell(standing: Standing) -> str:
    return standing.units[0] if standing.units else "-" if standing.moot else "LOST"
