"""A page's text as a value: its pieces, each with its line and the section it stands in, its ids and its hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TypeAlias

from generator.blocks import Block, Bullets, Checklist, Guide, Heading
from generator.problems import Place, Problem

SLOT = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_.]*)\s*\}\}")


@dataclass(frozen=True)
class Slot:
    """A slot alone in a paragraph: a place for blocks made from the profile (a table, contacts, a chart)."""

    name: str


@dataclass(frozen=True)
class Piece:
    """One block of prose with the line it starts at.

    `section` is the id of the heading of level 2 it stands under, `heading` that of the nearest one.
    """

    block: Block | Slot
    line: int
    section: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Document:
    """A file of prose. `front` is its front matter, `hash` names its text (for translations and patches)."""

    file: str
    front: dict[str, str]
    pieces: tuple[Piece, ...]
    hash: str
    source: str = field(default="", repr=False)
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def title(self) -> str:
        return self.front.get("title", "")

    def sections(self) -> tuple[str, ...]:
        return tuple(p.block.id for p in self.pieces if isinstance(p.block, Heading) and p.block.level == 2)

    def ids(self) -> Iterator[tuple[str, int]]:
        """Every id in the document with its line."""
        for piece in self.pieces:
            yield from ((name, piece.line + offset) for offset, name in _ids_of(piece.block))

    @cached_property
    def units(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.ids())

    def place(self, line: int = 1) -> Place:
        return Place(self.file, line)


Text: TypeAlias = tuple[str, ...]


@lru_cache(maxsize=20_000)
def split_slots(text: str) -> Text:
    """Text into literal, slot name, literal, slot name, ..., literal: the odd ones are names of slots."""
    return tuple(SLOT.split(text))


def text_hash(body: str, title: str) -> str:
    """Eight characters that change when the text does; blank space at line ends does not count."""
    lines = "\n".join(line.rstrip() for line in [title, *body.strip().splitlines()])
    return hashlib.sha256(lines.encode()).hexdigest()[:8]


def _ids_of(block: Block | Slot) -> Iterator[tuple[int, str]]:
    own = getattr(block, "id", "")
    if own:
        yield 0, own
    if isinstance(block, Bullets | Checklist):
        line = 0
        for item in block.items:
            if item.id:
                yield line, item.id
            line += 1 + len(item.children)
    if isinstance(block, Guide):
        yield from ((line, choice.id) for line, choice in enumerate(block.choices, 1) if choice.id)
