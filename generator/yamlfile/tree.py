"""What a YAML file says, as dicts, lists and the texts written, with the place of every key and value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from generator.problems import Place

Mark: TypeAlias = tuple[int, int]  # line and column, both from 1
Step: TypeAlias = str | int
KEY_STEP = "[key]"  # pydantic's name for the key of a mapping


class Spot:
    """Where one value stands, where its key does, and the spots inside it."""

    __slots__ = ("inside", "key", "mark")

    def __init__(self, mark: Mark, key: Mark | None = None) -> None:
        self.mark = mark
        self.key = key
        self.inside: dict[Step, Spot] = {}


@dataclass(frozen=True)
class Tree:
    """One file's data: nothing but dicts, lists and strings."""

    file: str
    data: Any
    root: Spot = field(default_factory=lambda: Spot((1, 1)), compare=False, repr=False)

    def place(self, *path: Step) -> Place:
        """Where a value stands; for a list or mapping where its key does. Steps that are not there are passed over."""
        spot = self._spot(path)
        mark = spot.key if spot.key and (spot.inside or path[-1:] == (KEY_STEP,)) else spot.mark
        return Place(self.file, *mark)

    def key_place(self, *path: Step) -> Place:
        """Where the key of a value stands."""
        spot = self._spot(path)
        return Place(self.file, *(spot.key or spot.mark))

    def known(self, path: tuple[Step, ...]) -> tuple[Step, ...]:
        """The steps of a path that lead somewhere."""
        return tuple(self._steps(path))

    def _steps(self, path: tuple[Step, ...]) -> Iterator[Step]:
        spot = self.root
        for step in path:
            if step in spot.inside:
                spot = spot.inside[step]
                yield step

    def _spot(self, path: tuple[Step, ...]) -> Spot:
        spot = self.root
        for step in self._steps(path):
            spot = spot.inside[step]
        return spot
